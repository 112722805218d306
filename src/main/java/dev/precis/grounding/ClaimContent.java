package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a claim of the text tells: by which verb, and which numbers. */
final class ClaimContent {
    /** How many words behind a semicolon may name who tells what follows. */
    private static final int OPENING = 6;

    private static final Pattern FURTHER =
            Pattern.compile("(?<=\\S),? (?:and|but|while) that |(?<=\\S), (?:even as|even though|whereas|while) ");

    private final SourceTexts texts;
    private final Side text;
    private final NameForms forms;

    ClaimContent(SourceTexts texts) {
        this.texts = texts;
        this.text = texts.text;
        this.forms = new NameForms(texts);
    }

    List<Fact> factsOf(Claim claim) {
        List<Fact> facts = new ArrayList<>();
        for (Span whole : claim.content()) {
            Span content = beforeSemicolon(whole, claim.cue());
            int first = text.sentenceAt(content.start());
            int last = text.sentenceAt(Math.max(content.start(), content.end() - 1));
            for (int sentence = Math.max(0, first); sentence <= last; sentence++) {
                text.facts.get(sentence).stream()
                        .filter(fact -> content.contains(fact.figure().number().start()))
                        .forEach(facts::add);
            }
        }
        return facts;
    }

    /** The part of a sentence that a cue stands in. */
    Span betweenSemicolons(Span cue, Span sentence) {
        int before = text.text.lastIndexOf(';', cue.start());
        int behind = text.text.indexOf(';', cue.end());
        return new Span(
                Math.max(sentence.start(), before + 1), behind < 0 ? sentence.end() : Math.min(sentence.end(), behind));
    }

    /** What is said ends at a semicolon behind which another is named, and begins behind another's "the Post reported". */
    Span beforeSemicolon(Span content, Span cue) {
        int at = text.text.indexOf(';', content.start());
        boolean other = at > cue.end()
                && at < content.end()
                && texts.textSpeakers.read(text.text.substring(at, content.end())).stream()
                        .limit(OPENING)
                        .anyMatch(forms::isTelling);
        int from = content.start();
        for (Claim claim : text.reading.claims()) {
            boolean between = claim.cue().start() > from
                    && claim.cue().end() < Math.min(content.end(), cue.start())
                    && !claim.content().isEmpty()
                    && claim.content().get(0).start() < claim.cue().start();
            from = between ? claim.cue().end() : from;
        }
        return new Span(Math.max(from, behindSemicolon(content, cue)), other ? Math.max(from, at) : content.end());
    }

    /** In "two boats sank; “we are lost,” said Ames" the boats are told by nobody. */
    private int behindSemicolon(Span content, Span cue) {
        int at = text.text.lastIndexOf(';', cue.start());
        boolean within = at > content.start() && content.end() <= cue.start() + 1;
        int quote = at + 1;
        while (within && quote < cue.start() && Character.isWhitespace(text.text.charAt(quote))) {
            quote++;
        }
        boolean quoted = within && quote < cue.start() && "\"“‘«„".indexOf(text.text.charAt(quote)) >= 0;
        return quoted ? quote : content.start();
    }

    /** "That 40 had come, but that it was too early", "40 came, Ames said, even as …": each part may be from another mouth. */
    boolean isOfTwoParts(Claim claim) {
        return claim.content().size() > 1
                || claim.content().stream().anyMatch(content -> parts(content).size() > 1);
    }

    List<Span> partsWithFigures(Claim claim) {
        List<Fact> facts = factsOf(claim);
        return claim.content().stream()
                .flatMap(content -> parts(beforeSemicolon(content, claim.cue())).stream())
                .filter(part -> facts.stream()
                        .anyMatch(fact -> part.contains(fact.figure().number().start())))
                .toList();
    }

    /** A content cut before each further "and that", "but that". */
    private List<Span> parts(Span content) {
        List<Span> parts = new ArrayList<>();
        Matcher matcher = FURTHER.matcher(content.in(text.text));
        int from = content.start();
        while (matcher.find()) {
            int to = content.start() + matcher.start();
            parts.add(new Span(from, to));
            from = to;
        }
        parts.add(new Span(from, content.end()));
        return parts;
    }

    /** A verb of telling, not one that only looks like it: "Orsk is contending with". */
    boolean isTelling(Claim claim) {
        return claim.rule().equals(LoneSpeakers.RULE)
                || texts.textSpeakers.read(claim.cue().in(text.text)).stream()
                        .anyMatch(word -> text.vocabulary.is("telling", word.lower())
                                || text.vocabulary.is("saying", word.lower())
                                || text.vocabulary.is("reckoning", word.lower()));
    }
}
