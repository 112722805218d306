package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.Locale;

/** Writes what is found about a source. */
final class SourceItems {
    /** Letters of a verb with its auxiliaries: " has now acknowledged". */
    private static final int LONGEST_VERB = 30;

    private final SourceTexts texts;
    private final Side text;
    private final Findings findings;

    SourceItems(SourceTexts texts, Findings findings) {
        this.texts = texts;
        this.text = texts.text;
        this.findings = findings;
    }

    /** "the harbour authority" names nobody, but it may be just what the article calls its source. */
    Item unnamed(Span mention) {
        String told = mention.in(text.text).toLowerCase(Locale.ROOT);
        for (Source source : texts.sources.values()) {
            String name = source.name().toLowerCase(Locale.ROOT);
            if (told.equals(name)
                    || told.endsWith(" " + name) && told.indexOf(' ') == told.length() - name.length() - 1) {
                return findings.source(
                        mention,
                        source.id(),
                        source.mentions().stream().limit(1).toList());
            }
        }
        return findings.unchecked(mention, Item.Kind.SOURCE, "No name is given here.");
    }

    Item unknown(Span mention) {
        return findings.unsupported(
                mention,
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                null,
                "The article does not name “" + findings.told(mention) + "” as a source: name the article's.");
    }

    Item notSaid(Span mention, Claim claim) {
        return findings.unsupported(
                span(mention, claim),
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                null,
                "The article does not tell this by “" + findings.told(mention) + "”: leave the source out.");
    }

    Item differs(Span mention, Claim claim, Source right) {
        return differs(mention, claim, Findings.brief(right.name()));
    }

    /** @param right who says it, in the article */
    Item differs(Span mention, Claim claim, Span right) {
        return differs(mention, claim, findings.words(right));
    }

    private Item differs(Span mention, Claim claim, String expected) {
        return findings.contradicted(
                span(mention, claim),
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                expected,
                "In the article this is told by “" + expected + "”, not by “" + findings.told(mention) + "”.");
    }

    /** "Ames has acknowledged" where the verb makes it worse, else the name. */
    private Span span(Span mention, Claim claim) {
        boolean accepts = texts.textSpeakers.read(claim.cue().in(text.text)).stream()
                .anyMatch(word -> text.vocabulary.is("accepting", word.lower())
                        || text.vocabulary.is("confirming-verbs", word.lower()));
        boolean near =
                claim.cue().start() <= mention.start() && claim.cue().length() <= mention.length() + LONGEST_VERB;
        return accepts && near && claim.cue().end() > mention.end() ? claim.cue() : mention;
    }
}
