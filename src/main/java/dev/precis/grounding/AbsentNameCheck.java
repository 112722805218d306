package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a name behind "in", "near" or "of" that the article carries nowhere: "a court in Alexandria" of a Cairo court. Forms
 * of the article's names ("Ohioans" of Ohio), acronyms, countries and their wholes are left to who knows the world; a
 * capital is none of them where it is the place itself.
 */
final class AbsentNameCheck {
    /** Two names of one beginning are a place and its people. */
    private static final int FORM = 4;

    /** What an outlet brings. */
    private static final String REPORT = "report|reports|story|stories|investigation|expose|exposé|scoop";

    /** What the article has of names. */
    private static final class Known {
        private final Set<String> words = new HashSet<>();
        private final Set<String> forms = new HashSet<>();
        private final Set<String> initials = new HashSet<>();
        private final Set<String> countries = new HashSet<>();
        private final Set<String> reporters = new HashSet<>();

        Known(Side article) {
            article.words.forEach(this::read);
        }

        private void read(List<Word> sentence) {
            for (int at = 1; at + 1 < sentence.size(); at++) {
                Word before = sentence.get(at - 1);
                boolean the = sentence.get(at + 1).lower().equals("the") && at + 2 < sentence.size();
                Word name = the ? sentence.get(at + 2) : sentence.get(at + 1);
                // "A report in May", "a report in Leith" are of nobody.
                boolean linked = before.lower().matches(REPORT)
                        && sentence.get(at).lower().matches(the ? "from|by|in" : "from|by")
                        && name.isCapital();
                if (linked) {
                    reporters.add(name.key());
                }
            }
            for (Word word : sentence) {
                words.add(word.lower());
                for (String part : word.lower().split("-")) {
                    words.add(part);
                }
                if (word.isParty()) {
                    countries.add(word.key());
                }
                if (word.isCapital() && word.lower().length() >= FORM) {
                    forms.add(form(word.lower()));
                }
                if (isAcronym(word)) {
                    initials.add(word.lower().substring(0, 1));
                }
            }
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Known known;

    AbsentNameCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.known = article.side.view(Known.class, Known::new);
    }

    /** @param told spans that another check has spoken of */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            if (Capitals.areOfProse(words)) {
                for (Span name : absent(words)) {
                    if (!Item.isFound(told, name)) {
                        items.add(findings.unknownName(name));
                    }
                }
            }
        }
        return items;
    }

    private List<Span> absent(List<Word> words) {
        List<Span> found = new ArrayList<>();
        for (int at = 1; at < words.size(); ) {
            int end = isPlaced(words, at) || isReporter(words, at) ? endOfName(words, at) : at;
            boolean numbered =
                    end > at && end < words.size() && article.hasNumbered(words.get(end - 1), words.get(end));
            boolean absent = end > at
                    && !numbered
                    && (isReporter(words, at)
                            ? isNew(words.subList(at, end))
                            : isAbsent(words.subList(at, end), words.get(start(words, at) - 1)));
            if (absent) {
                found.add(new Span(
                        words.get(at).span().start(), words.get(end - 1).span().end()));
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    /** Where the article before a name stands, if there is one. */
    private static int start(List<Word> words, int at) {
        return at > 1 && words.get(at - 1).lower().equals("the") ? at - 1 : at;
    }

    private boolean isPlaced(List<Word> words, int at) {
        String before = words.get(start(words, at) - 1).lower();
        return words.get(at).isCapital()
                && !words.get(at).afterMark()
                && (text.vocabulary.is("locating", before) || text.vocabulary.is("partitive", before));
    }

    /**
     * "A Herald report", where the article has a report of somebody else, whom the sentence does not name: the story's own
     * outlet, which it may not name, is not meant.
     */
    private boolean isReporter(List<Word> words, int at) {
        int end = endOfName(words, at);
        return end > at
                && words.get(at - 1).lower().matches("an?|the")
                && !words.get(at).afterMark()
                && end < words.size()
                && !words.get(end).afterMark()
                && words.get(end).lower().matches(REPORT)
                && !known.reporters.isEmpty()
                && words.stream().noneMatch(word -> known.reporters.contains(word.key()));
    }

    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && words.get(at).isCapital()
                && (at == from || !words.get(at).afterMark())) {
            at++;
        }
        return at;
    }

    private boolean isAbsent(List<Word> name, Word before) {
        if (text.vocabulary.is("oceans", name.get(0).lower()) && name.size() <= 2) {
            return false;
        }
        if (name.stream().anyMatch(word -> isTime(word) || isAcronym(word) || word.isNumber())) {
            return false;
        }
        List<Word> own = name.stream()
                .filter(word -> !text.vocabulary.is("body-words", word.lower()))
                .filter(word -> !text.vocabulary.is("official-words", word.lower()))
                .filter(word -> !text.vocabulary.is("name-roles", word.lower()))
                .toList();
        boolean expands =
                own.size() > 1 && known.initials.contains(own.get(0).lower().substring(0, 1));
        if (own.isEmpty() || expands || own.size() > 1 && isKnown(own.get(own.size() - 1), before)) {
            return false;
        }
        return own.stream().anyMatch(word -> !isKnown(word, before));
    }

    /** An outlet is not known by a name that begins like its own. */
    private boolean isNew(List<Word> name) {
        return name.stream()
                .noneMatch(word -> word.isParty()
                        || isTime(word)
                        || isAcronym(word)
                        || word.isNumber()
                        || text.vocabulary.is("official-words", word.lower())
                        || text.vocabulary.is("body-words", word.lower())
                        || known.words.contains(word.lower()));
    }

    private boolean isTime(Word word) {
        return text.vocabulary.is("weekdays", word.lower())
                || text.vocabulary.is("months", word.lower())
                || text.vocabulary.is("months-short", word.lower())
                || text.vocabulary.is("no-names", word.lower());
    }

    private static boolean isAcronym(Word word) {
        String letters = word.text();
        return letters.length() > 1 && Character.isUpperCase(letters.charAt(1));
    }

    private boolean isKnown(Word word, Word before) {
        if (text.vocabulary.isSeat(word.lower())) {
            boolean here = text.vocabulary.is("located", before.lower()) && !known.words.contains("capital");
            return known.words.contains(word.lower()) || !here && known.countries.contains(word.key());
        }
        if (word.isParty()) {
            return true;
        }
        return known.words.contains(word.lower())
                || word.lower().equals("twitter") && known.words.stream().anyMatch(other -> other.startsWith("tweet"))
                || List.of(word.lower().split("-")).stream().allMatch(known.words::contains)
                || !word.key().isEmpty() && article.hasKey(word.key())
                || word.lower().length() >= FORM && known.forms.contains(form(word.lower()))
                || known.words.stream().anyMatch(other -> NameCheck.isOneLetterOff(word.lower(), other));
    }

    private static String form(String lower) {
        return lower.substring(0, FORM);
    }
}
