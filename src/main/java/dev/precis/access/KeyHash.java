package dev.precis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a key. A plain SHA-256 is right here: slow hashes and salts protect passwords that people choose, and
 * nobody can try 2^160 random keys, however fast one try is.
 *
 * @param hex 64 digits
 */
public record KeyHash(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHELF_LENGTH = 16;

    public KeyHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("The hash of a key has 64 hexadecimal digits");
        }
    }

    static KeyHash of(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether both are the same, in a time that tells nothing of how far they agree: whoever could measure that far could
     * learn a kept hash digit by digit.
     */
    boolean matches(KeyHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }

    /** Under which it is looked up before it is compared: too little of it to be of use to anybody. */
    String shelf() {
        return hex.substring(0, SHELF_LENGTH);
    }
}
