package dev.precis.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as its holder has it: {@code pk_}, 27 random letters and digits (160 bits), and 6 that check them. The prefix lets
 * people and secret scanners see what it is; the check tells a mistyped key from a wrong one without asking anything.
 */
public final class ApiKey {
    /** What every key begins with. */
    public static final String PREFIX = "pk_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 27;
    private static final int CHECK_LENGTH = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECK_LENGTH) + "}");
    /** Anything long that begins like a key, whether or not it is one. */
    private static final Pattern RESEMBLANCE = Pattern.compile(PREFIX + "[0-9A-Za-z]{16,}");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    /** A new key that nobody can guess. */
    public static ApiKey random() {
        var random = new SecureRandom();
        var text = new StringBuilder(PREFIX);
        random.ints(RANDOM_LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new ApiKey(text + check(text.toString()));
    }

    /** The key that this is the text of; empty where it can be none. */
    public static Optional<ApiKey> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECK_LENGTH;
        return check(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new ApiKey(text))
                : Optional.empty();
    }

    /** Whether a text holds something that may be a key, so that it must not be logged or stored. */
    public static boolean isIn(String text) {
        return RESEMBLANCE.matcher(text).find();
    }

    /** The text with a mark where something stands that may be a key. */
    public static String hidden(String text) {
        return RESEMBLANCE.matcher(text).replaceAll(PREFIX + "…");
    }

    private static String check(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        var check = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            check.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return check.toString();
    }

    /** The key itself: for its holder, once. */
    public String secret() {
        return text;
    }

    public KeyHash hash() {
        return KeyHash.of(text);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
