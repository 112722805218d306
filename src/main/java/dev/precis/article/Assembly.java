package dev.precis.article;

import dev.precis.text.Interruption;
import dev.precis.text.SentenceSplitter;
import dev.precis.text.SentenceSplitter.LineBreaks;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Gathers furniture, passages and sentences from decided blocks. Holds state: one for each article. */
final class Assembly {
    private final SentenceSplitter splitter;
    private final Datelines datelines;
    private final ClosingCredits closing;
    private final String text;
    private final String language;

    private final List<Furniture> furniture = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private boolean bodySeen;

    Assembly(SentenceSplitter splitter, Phrases phrases, String text, String language) {
        this.splitter = splitter;
        this.datelines = new Datelines(phrases);
        this.closing = new ClosingCredits(phrases);
        this.text = text;
        this.language = language;
    }

    Assembly add(List<Block> blocks) {
        blocks.forEach(this::add);
        return this;
    }

    private void add(Block block) {
        Interruption.check();
        String why = block.why();
        Passage.Role role = block.role();
        if (why != null) {
            furniture.add(new Furniture(block.span(), why));
        } else if (role != null) {
            addPassage(block, role);
        }
    }

    /** Furniture at a passage's ends is cut off it; its sentences start after the one and end before the other. */
    private void addPassage(Block block, Passage.Role role) {
        int start = block.span().start();
        boolean leads = !bodySeen;
        bodySeen |= role == Passage.Role.BODY;
        int dateline = role == Passage.Role.HEADLINE ? 0 : datelines.startOf(block.words(), leads);
        int credit = Math.max(dateline, closing.startOf(block.words()));
        Span words = Trim.of(text, start + dateline, start + credit);
        if (words.isEmpty()) {
            furniture.add(new Furniture(block.span(), "credit"));
            return;
        }
        addFurniture(start, start + dateline, "dateline");
        passages.add(new Passage(words, role));
        addFurniture(start + credit, block.span().end(), "credit");
        addSentences(words, role);
    }

    private void addFurniture(int start, int end, String why) {
        Span span = Trim.of(text, start, end);
        if (!span.isEmpty()) {
            furniture.add(new Furniture(span, why));
        }
    }

    private void addSentences(Span words, Passage.Role role) {
        for (Span span : splitter.split(text, words, language, LineBreaks.ARE_SPACES)) {
            sentences.add(new Sentence(sentences.size(), span, passages.size() - 1, role));
        }
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    Article article(boolean fromHtml, Metadata metadata) {
        return new Article(text, fromHtml, metadata, language, Sha256.of(text), furniture, passages, sentences);
    }
}
