package dev.precis.web;

import io.javalin.http.Context;

/** Sends files to browsers. */
final class Page {
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private Page() {}

    static void html(Context context, String html) {
        context.contentType("text/html; charset=utf-8")
                .header("Content-Security-Policy", POLICY)
                .result(html);
    }

    /** Text as it may stand in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
