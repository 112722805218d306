package dev.precis.article;

import java.util.List;

/** Decides about some of an article's blocks, and leaves the others and their order alone. */
@FunctionalInterface
interface Pass {
    List<Block> apply(List<Block> blocks);

    /** Runs another pass on what this one gives. */
    default Pass then(Pass next) {
        return blocks -> next.apply(apply(blocks));
    }
}
