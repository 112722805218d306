package dev.precis.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks and prints what a reader of the README wants to know. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Takes about two minutes. */
    public static void main(String[] arguments) throws Exception {
        List<String> texts = Samples.texts();
        double megabytes = Samples.bytes(texts) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d cores, %d sample articles, %.1f kB%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                texts.size(),
                megabytes * 1000);
        var options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getSimpleName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            double millis = result.getPrimaryResult().getScore();
            System.out.printf(
                    Locale.ROOT,
                    "%-75s %8.2f ms a pass ± %.2f   %6.2f MB/s on one thread%n",
                    result.getPrimaryResult().getLabel(),
                    millis,
                    result.getPrimaryResult().getScoreError(),
                    megabytes / millis * 1000);
        }
        new HostileBenchmark().run(texts);
        new StoreBenchmark().run();
        new ServiceBenchmark(texts.get(texts.size() - 1)).run();
    }
}
