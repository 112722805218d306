package dev.precis.bench;

import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Sentence;
import dev.precis.article.Submission;
import dev.precis.figures.FigureFinder;
import dev.precis.figures.Quantities;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass over all sample articles on one thread: what code alone reads, without HTTP. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {
    private final Intake intake = new Intake();
    private final FigureFinder finder = new FigureFinder();
    private final ArticleReader reader = new ArticleReader(finder, new SourceReader());
    private List<String> texts = List.of();
    private List<Article> articles = List.of();

    @Setup
    public void read() throws IOException {
        texts = Samples.texts();
        articles =
                texts.stream().map(text -> intake.read(Submission.ofText(text))).toList();
    }

    /** Furniture, sentences and language. */
    @Benchmark
    public List<Article> intake() {
        return texts.stream().map(text -> intake.read(Submission.ofText(text))).toList();
    }

    /** The finder alone. */
    @Benchmark
    public List<Quantities> figures() {
        return articles.stream()
                .map(article -> finder.find(
                        article.text(),
                        article.sentences().stream().map(Sentence::span).toList(),
                        article.language()))
                .toList();
    }

    /** Finder and attributor. */
    @Benchmark
    public List<Reading> figuresAndSources() {
        return articles.stream().map(reader::read).toList();
    }
}
