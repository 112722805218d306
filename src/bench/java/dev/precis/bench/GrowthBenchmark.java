package dev.precis.bench;

import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How the time of a check grows with the article and with the text: ten times the text should take about ten times the time.
 * Run it as {@code java dev.precis.bench.GrowthBenchmark}.
 */
public final class GrowthBenchmark {
    private static final int SMALL = 10_000;
    private static final int TIMES = 10;
    private static final int ROUNDS = 7;

    private GrowthBenchmark() {}

    /** Prints the times and ratios. */
    public static void main(String[] args) {
        String sentence = "Tern Air carried 214,000 passengers in May, 12% more than a year earlier, Olga Ruiz said. ";
        print("article of one sentence repeated", size -> repeated(sentence, size), size -> sentence.repeat(5));
        print("article of many sentences", GrowthBenchmark::varied, size -> sentence.repeat(5));
        print("text of one sentence repeated", size -> repeated(sentence, SMALL), size -> repeated(sentence, size));
        print("text of many sentences", size -> varied(SMALL), GrowthBenchmark::varied);
        print("both", GrowthBenchmark::varied, GrowthBenchmark::varied);
    }

    private static void print(String name, IntFunction<String> article, IntFunction<String> text) {
        double small = milliseconds(article.apply(SMALL), text.apply(SMALL));
        double large = milliseconds(article.apply(SMALL * TIMES), text.apply(SMALL * TIMES));
        System.out.printf(
                Locale.ROOT,
                "%-34s %4d KB %8.1f ms, %4d KB %8.1f ms, ratio %.1f%n",
                name,
                SMALL / 1000,
                small,
                SMALL * TIMES / 1000,
                large,
                large / small);
    }

    /** The best of some rounds, the reading of the article left out. */
    private static double milliseconds(String article, String text) {
        Reading reading = new ArticleReader(new FigureFinder(), new SourceReader())
                .read(new Intake().read(Submission.ofText(article)));
        Gate gate = new Gate();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            gate.check(reading, text);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    private static String repeated(String sentence, int size) {
        return sentence.repeat(Math.max(1, size / sentence.length()));
    }

    /** Paragraphs with names and numbers of their own. */
    private static String varied(int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < size; i++) {
            String name = "Ama" + Integer.toString(i, 26).replaceAll("\\d", "x") + " Boreth";
            text.append(String.format(
                    Locale.ROOT,
                    "%s of the %dth district said that %,d of %,d homes had no water after the storm on Monday. "
                            + "Repairs would cost $%d million, she said.%n%n",
                    name,
                    4 + i % 90,
                    1000 + i * 7,
                    9000 + i * 13,
                    2 + i));
        }
        return text.toString();
    }
}
