package dev.precis.text;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells how bytes that name no charset are most likely encoded. */
public final class CharsetGuess {
    private static final int SAMPLE = 20_000;

    private CharsetGuess() {}

    /** UTF-8 where the bytes are valid in it, which text in no other charset is by chance; else by their frequencies. */
    public static Charset of(byte[] bytes) {
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : byFrequency(bytes);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Charset byFrequency(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(bytes.length <= SAMPLE ? bytes : java.util.Arrays.copyOf(bytes, SAMPLE));
        var match = detector.detect();
        boolean known = match != null
                && Charset.isSupported(match.getName())
                && !match.getName().startsWith("UTF-");
        var charset = known ? Charset.forName(match.getName()) : StandardCharsets.ISO_8859_1;
        return charset.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : charset;
    }
}
