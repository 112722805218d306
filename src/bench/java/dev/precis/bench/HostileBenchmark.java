package dev.precis.bench;

import dev.precis.figures.FigureFinder;
import dev.precis.figures.TooManyFiguresException;
import dev.precis.text.SentenceSplitter;
import dev.precis.text.Span;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads 10 MB of ordinary news and 10 MB of the nastiest texts with the finder, in one run and on one thread, and prints
 * how many times as long each takes. Time is of the processor, so that other work on the machine does not count.
 */
final class HostileBenchmark {
    private static final int SIZE = 10_000_000;

    private final FigureFinder finder = new FigureFinder();
    private final SentenceSplitter splitter = new SentenceSplitter();

    void run(List<String> texts) {
        String ordinary = repeated(String.join("\n\n", texts), SIZE);
        time(ordinary);
        double base = time(ordinary);
        print("10 MB of ordinary news, split and read", base, base);
        nasty().forEach((what, piece) -> print("10 MB of " + what, time(repeated(piece, SIZE)), base));
    }

    private static Map<String, String> nasty() {
        Map<String, String> nasty = new LinkedHashMap<>();
        nasty.put("digits in one line", "7");
        nasty.put("commas", ",");
        nasty.put("open brackets", "(");
        nasty.put("brackets nested 5,000,000 deep", "([");
        nasty.put("one letter", "x");
        nasty.put("articles and joints", "a and ");
        nasty.put("number words that make none", "million and ");
        nasty.put("bounds without numbers", "more than up to ");
        nasty.put("currency signs", "$");
        nasty.put("quotation marks", "“\"'");
        nasty.put("points in numbers", "1.1.1.");
        nasty.put("combining marks", "e\u0301\u0301\u0301");
        nasty.put("years", "1999 2001 ");
        nasty.put("short lines", "a\n");
        return nasty;
    }

    private static String repeated(String piece, int size) {
        return piece.repeat(size / piece.length() + 1).substring(0, size);
    }

    private double time(String text) {
        long start = cpu();
        for (int from = 0; from < text.length(); from += SIZE / 10) {
            readPart(text, new Span(from, Math.min(text.length(), from + SIZE / 10)));
        }
        return (cpu() - start) / 1e6;
    }

    /** In tenths, as a text with more than 20,000 figures is refused. */
    private void readPart(String text, Span part) {
        try {
            finder.find(text, splitter.split(text, part, "en"), "en");
        } catch (TooManyFiguresException e) {
            System.out.println("(" + e.getMessage() + ")");
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String what, double millis, double base) {
        System.out.printf(
                Locale.ROOT,
                "%-75s %8.0f ms   %6.2f MB/s   %5.2f times ordinary news%n",
                what,
                millis,
                SIZE / 1e3 / millis,
                millis / base);
    }
}
