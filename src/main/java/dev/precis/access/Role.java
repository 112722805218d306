package dev.precis.access;

import java.util.Locale;

/** What a key may do. */
public enum Role {
    /** Everything that works on the caller's own articles. */
    USE,
    /** That, and what the operator needs: metrics, lists over all callers. */
    ADMIN;

    /** Whether a holder of this role may do what needs another. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As it is written: {@code use}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException saying which roles there are */
    public static Role parse(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("A role is use or admin");
    }
}
