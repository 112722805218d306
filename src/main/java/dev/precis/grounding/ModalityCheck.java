package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds deeds told as done that the article only has as planned, possible, feared or as what somebody is accused of. */
final class ModalityCheck {
    /** How far before a deed stands the word that makes it none. */
    private static final int REACH = 5;
    /** How far around a deed of the article stand the words that it shares with the text. */
    private static final int NEAR = 12;
    /** How many other words the two sentences share at least. */
    private static final int SHARED = 2;
    /** A word that stands more often in the article is too common to say anything. */
    private static final int COMMON = 4;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;

    ModalityCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            Item item = deed(words);
            boolean known = item == null || Item.isFound(told, item.span());
            if (!known) {
                items.add(item);
            }
        }
        return items;
    }

    /** Somebody says so, thinks it possible, or denies it; not in what is only put behind: "a step that Ames calls brave". */
    private boolean isVoiced(List<Word> words, int deed) {
        List<Word> clause = words.subList(0, Math.min(partEnd(words, deed), asideFrom(words, deed)));
        for (int at = 0; at < clause.size(); at++) {
            boolean noun = at > 0 && clause.get(at - 1).lower().matches("the|its|their|these|those|of|on|new");
            if (!noun && vocabulary.is("finding-out", clause.get(at).lower())) {
                return true;
            }
        }
        return clause.stream()
                .anyMatch(word -> vocabulary.is("voicing", word.lower())
                        || vocabulary.is("telling", word.lower())
                        || vocabulary.is("tentative", word.lower())
                        || vocabulary.is("negations", word.lower()));
    }

    /** Where behind a deed the sentence goes on behind a semicolon. */
    private int partEnd(List<Word> words, int deed) {
        for (int at = deed + 1; at < words.size(); at++) {
            int from = words.get(at - 1).span().end();
            if (words.get(at).afterMark()
                    && text.text.substring(from, words.get(at).span().start()).contains(";")) {
                return at;
            }
        }
        return words.size();
    }

    /** Where behind a deed a noun stands behind a mark with "that" or "which" of its own; the end where none does. */
    private static int asideFrom(List<Word> words, int deed) {
        for (int at = deed + 1; at + 2 < words.size(); at++) {
            boolean noun = words.get(at).afterMark() && words.get(at).lower().matches("an?|the|something");
            if (noun
                    && words.subList(at + 1, Math.min(words.size(), at + REACH)).stream()
                            .anyMatch(word -> word.lower().matches("that|which"))) {
                return at;
            }
        }
        return words.size();
    }

    /** "Has already been changed": the auxiliaries before the last one. */
    private int opening(List<Word> words, int from, int at) {
        int first = from;
        while (from < at
                && first > 0
                && !words.get(first).afterMark()
                && (vocabulary.is("realising", words.get(first - 1).lower())
                        || words.get(first - 1).lower().matches("now|already|since|also|then"))) {
            first--;
        }
        return first;
    }

    private @Nullable Item deed(List<Word> words) {
        Set<String> all =
                words.stream().map(Word::key).filter(key -> !key.isEmpty()).collect(Collectors.toSet());
        for (int at = 1; at < words.size(); at++) {
            int from = realisedFrom(words, at);
            boolean plain = from == at;
            if (from >= 0 && !isVoiced(words, at) && isUnreal(words.get(at), all, plain)) {
                return finding(words, opening(words, from, at), at);
            }
        }
        return null;
    }

    /** The first word of "has [now] done", "was [then] done", "the driver did"; -1 where the word is no deed, or one that is not done. */
    private int realisedFrom(List<Word> words, int at) {
        Word verb = words.get(at);
        boolean past = verb.lower().endsWith("ed")
                || vocabulary.is("irregular-deeds", verb.lower())
                || verb.key().startsWith("~")
                || verb.key().startsWith("#");
        if (!past
                || vocabulary.is("light-verbs", verb.lower())
                || verb.isCapital()
                || verb.key().isEmpty()
                || verb.lower().endsWith("ing")) {
            return -1;
        }
        Word before = words.get(at - 1);
        boolean follows =
                verb.afterMark() ? isBehindAside(words, at) : !before.key().isEmpty();
        boolean plain = (verb.lower().endsWith("ed") || vocabulary.is("irregular-deeds", verb.lower()))
                && !vocabulary.is("convicting", verb.lower());
        if (plain && follows && !isUnrealAt(words, at)) {
            return at;
        }
        for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
            if (words.get(i + 1).afterMark()) {
                return -1;
            }
            String between = words.get(i).lower();
            boolean aux = vocabulary.is("realising", between);
            if (!aux && !between.endsWith("ly") && !between.matches("now|already|since|also|then|been")) {
                return -1;
            }
            if (aux) {
                return isUnrealAt(words, i) ? -1 : i;
            }
        }
        return -1;
    }

    /** "Ames, 40, of Orsk, robbed": what stands between the commas belongs to the name that opens the sentence. */
    private static boolean isBehindAside(List<Word> words, int at) {
        int first = 1;
        while (first < at && !words.get(first).afterMark()) {
            first++;
        }
        return first < at
                && words.subList(0, first).stream().allMatch(Word::isCapital)
                && words.subList(first, at).stream()
                        .noneMatch(word -> word.lower().matches("who|which|that|and|but"));
    }

    /**
     * The article has the word with what stands beside it in the text, and never as done.
     *
     * @param plain true where only an accusation counts: "the driver robbed her"
     */
    private boolean isUnreal(Word verb, Set<String> all, boolean plain) {
        List<Integer> sentences = article.sentencesWith(verb.key());
        if (sentences.isEmpty() || sentences.size() > COMMON) {
            return false;
        }
        boolean same = false;
        for (int sentence : sentences) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                if (words.get(at).key().equals(verb.key()) && !isCharge(words, at)) {
                    if (!(plain ? isAlleged(words, at) : isUnrealAt(words, at))) {
                        return false;
                    }
                    same |= sharedNear(words, at, all) >= SHARED;
                }
            }
        }
        return same;
    }

    /** "Arrested for murder", "the murder trial": what somebody may be guilty of, not what is done. */
    private boolean isCharge(List<Word> words, int at) {
        boolean noun = !words.get(at).lower().matches(".*(ed|ing)");
        boolean held = words.subList(Math.max(0, at - 3), at).stream()
                .anyMatch(word -> vocabulary.is("charging", word.lower()));
        boolean tried = at + 1 < words.size()
                && words.get(at + 1).lower().matches("trial|charges?|case|inquiry|investigation|suspects?|accused");
        return noun && (held || tried);
    }

    private static long sharedNear(List<Word> words, int at, Set<String> all) {
        return words.subList(Math.max(0, at - NEAR), Math.min(words.size(), at + NEAR + 1)).stream()
                .map(Word::key)
                .filter(key -> !key.equals(words.get(at).key()) && all.contains(key))
                .distinct()
                .count();
    }

    /** "Accused of stealing", "pleaded not guilty to stealing"; not "convicted on charges of stealing". */
    private boolean isAlleged(List<Word> words, int at) {
        boolean alleged = false;
        for (int i = Math.max(0, at - REACH); i < at; i++) {
            String word = words.get(i).lower();
            boolean guilty = word.equals("guilty");
            boolean not = i > 0 && words.get(i - 1).lower().equals("not");
            if (guilty && !not || vocabulary.is("convicting", word)) {
                return false;
            }
            alleged |= guilty || vocabulary.is("alleging", word);
        }
        return alleged;
    }

    /** "Is to be changed", "an appeal to raise", "the change will mean": nothing of it is done yet. */
    private boolean isAhead(List<Word> words, int at) {
        String before = at > 0 ? words.get(at - 1).lower() : "";
        int to = before.equals("be") ? at - 2 : at - 1;
        boolean aim = to > 0
                && words.get(to).lower().equals("to")
                && !words.get(to).afterMark()
                && (vocabulary.is("be-forms", words.get(to - 1).lower())
                        || vocabulary.is("aims", words.get(to - 1).lower()));
        boolean noun = before.matches("the|this|that|a|any|such")
                && at + 1 < words.size()
                && words.get(at + 1).lower().matches("will|would|could|may|might");
        return aim || noun;
    }

    private boolean isUnrealAt(List<Word> words, int at) {
        if (isAhead(words, at)) {
            return true;
        }
        for (int i = at - 1; i >= Math.max(0, at - REACH); i--) {
            String word = words.get(i).lower();
            boolean done = isDone(words, i) || isTimed(words, i);
            if (!done && vocabulary.is("unreal", word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    /** "They flew there before being driven on": of what is told in its order, both was done. */
    private static boolean isTimed(List<Word> words, int at) {
        return words.get(at).lower().equals("before")
                && at + 1 < words.size()
                && words.get(at + 1).lower().equals("being");
    }

    /** "Was able to", "after trying managed to": what somebody could do is done. */
    private boolean isDone(List<Word> words, int at) {
        return words.get(at).lower().equals("able")
                && at > 0
                && words.subList(Math.max(0, at - 2), at).stream()
                        .anyMatch(word -> word.lower().matches("was|were|been"));
    }

    private Item finding(List<Word> words, int from, int at) {
        Span span =
                new Span(words.get(from).span().start(), words.get(at).span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.STATUS_OVERSTATED,
                null,
                null,
                "The article does not have this as done (“" + findings.told(span)
                        + "”), only as planned, possible or alleged: say so.");
    }
}
