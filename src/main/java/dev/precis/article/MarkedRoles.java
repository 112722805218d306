package dev.precis.article;

import java.util.List;
import java.util.Map;

/** Gives blocks the role that the page's mark-up gives them. */
final class MarkedRoles implements Pass {
    private final Map<Integer, Passage.Role> roles;

    MarkedRoles(Map<Integer, Passage.Role> roles) {
        this.roles = roles;
    }

    @Override
    public List<Block> apply(List<Block> blocks) {
        return roles.isEmpty() ? blocks : blocks.stream().map(this::decide).toList();
    }

    private Block decide(Block block) {
        Passage.Role role = roles.get(block.span().start());
        return role == null ? block : block.as(role);
    }
}
