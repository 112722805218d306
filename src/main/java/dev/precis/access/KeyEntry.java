package dev.precis.access;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows of a key.
 *
 * @param id by which it is listed and revoked; no secret
 * @param name whose it is; keys of one name share what was made with them, so that one can replace another
 * @param revoked since when it is void; null while it is good
 */
public record KeyEntry(
        String id,
        String name,
        Role role,
        KeyHash hash,
        Instant created,
        @Nullable Instant revoked) {
    /** What a name may be. */
    public static final String NAME_RULE = "a name has 1 to 64 letters, digits, dots, dashes and underscores";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public KeyEntry {
        if (!NAME.matcher(name).matches() || ApiKey.isIn(name)) {
            throw new IllegalArgumentException(NAME_RULE);
        }
    }

    /** The entry of a new key. */
    public static KeyEntry of(String name, Role role, ApiKey key, Instant created) {
        var id = "key_"
                + HexFormat.of()
                        .toHexDigits(ThreadLocalRandom.current().nextLong())
                        .substring(0, 12);
        return new KeyEntry(id, name, role, key.hash(), created, null);
    }

    /**
     * An entry as the settings have it, {@code name:role:hash}.
     *
     * @throws IllegalArgumentException saying what it must be
     */
    public static KeyEntry parse(String setting) {
        var parts = setting.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an entry is name:role:hash");
        }
        var hash = new KeyHash(parts[2]);
        return new KeyEntry(
                "set_" + hash.hex().substring(0, 12), parts[0], Role.parse(parts[1]), hash, Instant.EPOCH, null);
    }

    /** As the settings have it. */
    public String setting() {
        return name + ":" + role.word() + ":" + hash.hex();
    }

    public boolean isGood() {
        return revoked == null;
    }

    Caller caller() {
        return new Caller(name, id, role);
    }
}
