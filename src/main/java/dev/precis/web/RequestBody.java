package dev.precis.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a body into text, without repairing anything. */
final class RequestBody {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private RequestBody() {}

    /**
     * The text. A byte order mark at its start says how it is encoded and is no part of it: offsets count from the
     * character behind it.
     */
    static String decode(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        check(decode(decoder, in, out), in, charset);
        out.flip();
        var text = out.toString();
        boolean marked = isUnicode(charset) && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return marked ? text.substring(1) : text;
    }

    private static CoderResult decode(CharsetDecoder decoder, ByteBuffer in, CharBuffer out) {
        var result = decoder.decode(in, out, true);
        return result.isError() ? result : decoder.flush(out);
    }

    private static void check(CoderResult result, ByteBuffer in, Charset charset) {
        if (result.isError()) {
            throw Problem.of(
                            ProblemType.INVALID_ENCODING,
                            "The body is not valid " + charset.name() + ": byte " + in.position()
                                    + " (from 0) starts no character. Send UTF-8, or name the charset in Content-Type.")
                    .asException();
        }
    }

    private static boolean isUnicode(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.name().startsWith("UTF-");
    }
}
