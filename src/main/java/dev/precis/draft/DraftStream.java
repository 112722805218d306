package dev.precis.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model's answer while it is being written, and tells of each sentence as soon as its JSON is whole. What it
 * gives in the end does not depend on the pieces in which the answer came. For one answer, by one thread.
 */
final class DraftStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SENTENCES = "sentences";
    private static final String KEY_FIGURES = "key_figures";
    private static final String HEADLINE = "headline";

    private final DraftReader reader;
    private final int maxFigures;
    private final Consumer<DraftSentence> written;
    private final AnswerScanner scanner;
    private final List<DraftSentence> sentences = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();
    private final List<KeyFigure> keyFigures = new ArrayList<>();
    private @Nullable String headline;
    private boolean hasAllSentences;

    /** @param written hears each sentence, in order, on the thread that feeds */
    DraftStream(DraftReader reader, int maxFigures, Consumer<DraftSentence> written) {
        this.reader = reader;
        this.maxFigures = maxFigures;
        this.written = written;
        this.scanner = new AnswerScanner(Set.of(SENTENCES, KEY_FIGURES), Set.of(HEADLINE), new Parts());
    }

    void feed(String part) {
        scanner.feed(part);
    }

    /**
     * The draft; empty where the answer holds none, and where it breaks off before its last sentence was written. An
     * answer that breaks off later lacks key figures only.
     */
    Optional<Draft> end(Usage usage) {
        return hasAllSentences && !sentences.isEmpty() && !scanner.isSuperseded()
                ? Optional.of(new Draft(headline, sentences, keyFigures, usage))
                : Optional.empty();
    }

    /** What follows where all of it turned out to be reasoning; null where it did not. */
    @Nullable
    String afterReasoning() {
        return scanner.isSuperseded() ? scanner.rest() : null;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private final class Parts implements AnswerScanner.Sink {
        @Override
        public boolean element(String field, String json) {
            if (field.equals(KEY_FIGURES)) {
                add(reader.keyFigure(parse(json)));
                return false;
            }
            DraftSentence sentence = reader.sentence(parse(json));
            if (sentence != null && texts.add(sentence.text())) {
                sentences.add(sentence);
                written.accept(sentence);
            }
            return sentence != null;
        }

        private void add(@Nullable KeyFigure figure) {
            boolean isNew = figure != null
                    && keyFigures.stream().noneMatch(known -> known.figure().equals(figure.figure()));
            if (isNew && keyFigures.size() < maxFigures) {
                keyFigures.add(figure);
            }
        }

        @Override
        public void value(String field, String json) {
            headline = DraftReader.text(parse(json));
        }

        @Override
        public boolean closed(String field) {
            hasAllSentences |= field.equals(SENTENCES);
            return false;
        }

        @Override
        public void restart() {
            headline = null;
            keyFigures.clear();
            hasAllSentences = false;
        }
    }
}
