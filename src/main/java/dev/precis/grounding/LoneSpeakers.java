package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Speech;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds whom a name and a verb alone make a speaker, where the reader of sources found no claim. */
final class LoneSpeakers {
    /** The rule of a claim that only a name and a verb beside it make. */
    static final String RULE = "lone-speaker";

    private final Side text;
    private final NameForms forms;

    LoneSpeakers(SourceTexts texts) {
        this.text = texts.text;
        this.forms = new NameForms(texts);
    }

    /** "…, Ames said." where the reader of sources found no claim. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        Set<Integer> claimed = new HashSet<>();
        text.reading
                .claims()
                .forEach(claim -> claimed.addAll(List.of(
                        text.sentenceAt(claim.cue().start()),
                        text.sentenceAt(claim.cue().end()))));
        for (int sentence = 0; sentence < text.size(); sentence++) {
            Span whole = text.sentence(sentence);
            List<Word> words = text.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                Span name = isTold(words, at) ? nameBefore(words, at) : null;
                Span content = whole;
                if (claimed.contains(sentence) || name == null) {
                    name = besideOther(words, at);
                    content = name == null ? whole : new Span(whole.start(), name.start());
                }
                if (name != null) {
                    claims.add(new Claim(List.of(content), "", null, name, Speech.REPORTED, RULE));
                }
            }
        }
        return claims;
    }

    /** "…, Ames said"; "…, Ames calculates." */
    private boolean isTold(List<Word> words, int at) {
        String verb = words.get(at).lower();
        if (isCountry(words, at)) {
            return false;
        }
        return text.vocabulary.is("saying", verb) || at == words.size() - 1 && text.vocabulary.is("reckoning", verb);
    }

    /** "The mill blamed the weather, Ames objected", "…", tweeted Ames: between marks, and nobody that is read as a speaker. */
    private @Nullable Span besideOther(List<Word> words, int at) {
        if (isCountry(words, at)
                || !text.vocabulary.is("telling", words.get(at).lower())
                        && !text.vocabulary.is("saying", words.get(at).lower())) {
            return null;
        }
        Span name = isBehindQuotation(words, at) ? nameBehind(words, at) : nameBetween(words, at);
        boolean known = name == null
                || text.reading.claims().stream().anyMatch(claim -> claim.cue().overlaps(name));
        return known ? null : name;
    }

    /** "The United States" says nothing by itself. */
    private static boolean isCountry(List<Word> words, int at) {
        return at > 0
                && words.get(at).isCapital()
                && words.get(at).lower().equals("states")
                && words.get(at - 1).lower().equals("united");
    }

    private boolean isBehindQuotation(List<Word> words, int at) {
        String between = at == 0
                ? ""
                : text.text.substring(
                        words.get(at - 1).span().end(), words.get(at).span().start());
        return between.chars().anyMatch(c -> "\"”“»’'".indexOf(c) >= 0);
    }

    /** "…, Ames objected.": a mark before the name, and nothing that is objected behind. */
    private @Nullable Span nameBetween(List<Word> words, int at) {
        Span name = nameBefore(words, at);
        boolean last = at + 1 == words.size()
                || words.get(at + 1).afterMark()
                || text.vocabulary.is("clause-openers", words.get(at + 1).lower());
        boolean marked = name != null
                && words.stream()
                        .anyMatch(word -> word.afterMark() && word.span().start() == name.start());
        return last && marked ? name : null;
    }

    /** "…", tweeted Ames.": names only, to the end. */
    private @Nullable Span nameBehind(List<Word> words, int at) {
        int to = at + 1;
        while (to < words.size()
                && forms.isTelling(words.get(to))
                && (to == at + 1 || !words.get(to).afterMark())) {
            to++;
        }
        boolean ends = to > at + 1 && (to == words.size() || words.get(to).afterMark());
        return ends
                ? new Span(
                        words.get(at + 1).span().start(),
                        words.get(to - 1).span().end())
                : null;
    }

    /** "Ames of the Bread Union told": who tells it stands before. */
    private boolean belongsToName(List<Word> words, int from) {
        int joint = jointBefore(words, from);
        return joint > 0
                && text.vocabulary.is("joining-names", words.get(joint).lower())
                && forms.isTelling(words.get(joint - 1))
                && !words.get(joint).afterMark();
    }

    private static int jointBefore(List<Word> words, int from) {
        return words.get(from - 1).lower().equals("the") ? from - 2 : from - 1;
    }

    private @Nullable Span nameBefore(List<Word> words, int at) {
        int from = at;
        while (from > 0
                && forms.isTelling(words.get(from - 1))
                && (from == at || !words.get(from).afterMark())) {
            from--;
        }
        boolean name = from < at
                && !words.get(at).afterMark()
                && !text.vocabulary.is("weekdays", words.get(at - 1).lower());
        if (name && from > 1 && belongsToName(words, from)) {
            return nameBefore(words, jointBefore(words, from));
        }
        return name
                ? new Span(
                        words.get(from).span().start(), words.get(at - 1).span().end())
                : null;
    }
}
