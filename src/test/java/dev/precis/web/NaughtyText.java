package dev.precis.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Strings that break programs, made by classes and by a seed; about five hundred. All are whole Unicode. */
final class NaughtyText {
    private static final int SEED = 20_261_122;

    /** What each class is made of; each is used alone, between words, and many times over. */
    private static final String[] PIECES = {
        // Nothing, nearly nothing, and what looks like nothing.
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\u000B",
        "\f",
        "\u0085",
        "\u00A0",
        "\u1680",
        "\u2000",
        "\u200A",
        "\u2028",
        "\u2029",
        "\u202F",
        "\u205F",
        "\u3000",
        "\u180E",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u2060",
        "\uFEFF",
        "\u00AD",
        "\u034F",
        "\u115F",
        "\u3164",
        "\uFFA0",
        // Controls, and what may not be exchanged.
        "\u0000",
        "\u0001",
        "\u0007",
        "\b",
        "\u001B[31m",
        "\u007F",
        "\u0080",
        "\u009F",
        "\uFFFE",
        "\uFFFF",
        "\uFFFD",
        "\uFDD0",
        "\uDBFF\uDFFF",
        // Direction.
        "\u202E",
        "\u202D",
        "\u2066",
        "\u2067",
        "\u2069",
        "\u200F",
        "\u061C",
        "שלום",
        "مرحبا",
        // Beyond the first plane, joined, and piled up.
        "😀",
        "👩‍👩‍👧‍👦",
        "🇺🇦",
        "👍🏿",
        "𝟓𝟎",
        "𝔘𝔫𝔦",
        "𠜎",
        "e\u0301\u0301\u0301",
        "Z\u0351\u036B\u0343",
        "ﷺ",
        "ﬃ",
        "Ǆ",
        "ß",
        "İ",
        "ı",
        // Digits that are none, and numbers that are.
        "①②",
        "½",
        "²",
        "٣",
        "५",
        "〇",
        "Ⅷ",
        "1e309",
        "-0",
        "NaN",
        "0x1F",
        "1/0",
        "1,000,000.5.5",
        "٫",
        "%",
        "‰",
        "$",
        "€1",
        "$-1",
        "1.000.000,00",
        "9".repeat(400),
        "1-2-3-4-5",
        "12:61",
        "2024-02-30",
        "±5",
        "1–2",
        "10⁹",
        "7,",
        ",7",
        ".7.",
        // Other people's languages.
        "null",
        "undefined",
        "true",
        "NIL",
        "None",
        "[object Object]",
        "${7*7}",
        "{{7*7}}",
        "<%= 7*7 %>",
        "#{7}",
        "%s%n%x",
        "%00",
        "\\",
        "\\u0000",
        "\"",
        "'",
        "`",
        "' OR 1=1 --",
        "'; DROP TABLE summaries; --",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "&amp;",
        "&#x0;",
        "<svg/onload=alert(1)>",
        "javascript:alert(1)",
        "../../etc/passwd",
        "C:\\con\\aux",
        "file:///",
        "|cat",
        "$(id)",
        "`id`",
        "${jndi:ldap://x}",
        "\\x00",
        "=1+1",
        "@SUM(1)",
        "[f1]",
        "[s1]",
        "(((((",
        ")))))",
        "[[[[",
        "{\"a\":",
        "data: x",
        "event: x",
        "id: 1",
        "HTTP/1.1 200 OK",
        "\uD83D\uDE00\u200D",
        "…",
        "—",
        "“",
        "”",
        "«",
        "»",
        "„",
        "¡",
        "¿",
        "؟",
        "。",
        "…..",
        "!?!?!?",
        "Mr. Dr. St. vs. e.g.",
        "U.S.",
        "a.b.c.d.",
        "said said said",
        "the the the",
        "up to up to",
        "more than less than",
        "million million",
    };

    private NaughtyText() {}

    static List<String> all() {
        var random = new Random(SEED);
        List<String> all = new ArrayList<>();
        all.add("");
        for (var piece : PIECES) {
            all.add(piece);
            all.add("The port said 12" + piece + "ships " + piece + "left, up to 7" + piece + ".");
            all.add(piece.repeat(1 + random.nextInt(300)));
        }
        for (int i = 0; i < 60; i++) {
            var mixed = new StringBuilder();
            for (int n = 0; n < 12; n++) {
                mixed.append(PIECES[random.nextInt(PIECES.length)]).append(n % 3 == 0 ? " 12 ships " : "");
            }
            all.add(mixed.toString());
        }
        return all;
    }
}
