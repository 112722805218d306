package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.precis.text.Characters;
import dev.precis.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text, however odd. */
class IntakeLawsTest {
    private static final Intake INTAKE = new Intake();

    private static final List<String> PIECES = List.of(
            "The city paid $3 million. ",
            "Share",
            "REUTERS",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\u00A0",
            "\u200B",
            "\uFEFF",
            "\t",
            " ",
            "😀",
            "👩‍👩‍👧 ",
            "\uD83D",
            "\uDE00",
            "مرحبا بالعالم. ",
            "שלום. ",
            "\u202E",
            "é\u0301",
            "(AP Photo/A. Holm)",
            "PARIS (AP) — ",
            "“Stop!” he said. ",
            "Dear readers,",
            "Support us today. ",
            "SEE ALSO: Rain",
            "date 2024-05-01 ",
            "...",
            "…",
            "•",
            "\u2028",
            "10:15 a.m.",
            "A storm hit the coast on Monday, and 12 people were hurt",
            ".",
            "\"",
            "(",
            ")",
            "-",
            "\u0000",
            "WATCH: a clip",
            "日本。",
            "Newsletter",
            "your inbox every day with our newsletter sign up ",
            "By Ada Holm",
            "Copyright 2024 Gazette",
            "<b>",
            "&amp;");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsEverySpanInItsPlace(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            holds(text(random));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(30); length > 0; length--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void holds(String text) {
        Article article;
        try {
            article = INTAKE.read(new Submission(text, Submission.Format.TEXT, Metadata.NONE, "en"));
        } catch (UnreadableArticleException e) {
            return;
        }
        assertThat(article.text()).isEqualTo(text);
        areApart(article.furniture().stream().map(Furniture::span).toList(), text);
        areApart(article.passages().stream().map(Passage::span).toList(), text);
        areApart(article.sentences().stream().map(Sentence::span).toList(), text);
        for (Passage passage : article.passages()) {
            assertThat(article.furniture())
                    .noneMatch(furniture -> furniture.span().overlaps(passage.span()));
        }
        for (int i = 0; i < article.sentences().size(); i++) {
            Sentence sentence = article.sentences().get(i);
            Passage passage = article.passages().get(sentence.passage());
            assertThat(sentence.index()).isEqualTo(i);
            assertThat(passage.span().contains(sentence.span())).isTrue();
            assertThat(sentence.role()).isEqualTo(passage.role());
        }
    }

    private static void areApart(List<Span> spans, String text) {
        int end = 0;
        for (Span span : spans) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            assertThat(span.length()).isPositive();
            assertThat(Characters.isBlank(text.charAt(span.start()))).isFalse();
            assertThat(Characters.isBlank(text.charAt(span.end() - 1))).isFalse();
            end = span.end();
        }
        assertThat(end).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a. ",
                "a\n",
                "a\n\n",
                "Share\n",
                "(",
                "A ",
                "\"",
                "Dear readers,\n",
                "we you our\n",
                "REUTERS/",
                "via ",
                "REUTERS\n",
                "PARIS (AP) ",
                "- ",
                "1",
                "SEE ALSO: ",
                "Sign up for our newsletter\n",
                "* ",
                "\u00A0",
                "é",
                "WATCH: x\n",
                "Once\n",
                "the the the the the\n",
                "Related News\n",
                "$4\n",
                "1. Rail fares rise\n",
                "By Ada Holm\n",
                "we ask you to support us every month and\n"
            })
    void staysLinearOnNastyText(String piece) {
        String text = "x" + piece.repeat(200_000 / piece.length());
        Submission submission = new Submission(text, Submission.Format.TEXT, Metadata.NONE, "en");
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(submission));
    }

    private static void read(Submission submission) {
        try {
            INTAKE.read(submission);
        } catch (UnreadableArticleException e) {
            assertThat(e.reason())
                    .isIn(
                            UnreadableArticleException.Reason.ONLY_FURNITURE,
                            UnreadableArticleException.Reason.TOO_MANY_PARAGRAPHS);
        }
    }
}
