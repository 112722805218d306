package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds names of two words or more that the article does not carry, wherever they stand: nowhere has it the last word of the
 * name ("the Otter Islands" of an article with an Otter), or it has that word in other names only ("the Heron District" where
 * all it names is the Moor District).
 */
final class AlteredNameCheck {
    /** Two names of one beginning are a place and its people. */
    private static final int FORM = 4;
    /** A longer run of capitals is a title of a work or of a prize, which may be told in other words. */
    private static final int LONGEST = 4;

    /** What the article has of names. */
    private static final class Known {
        private final Set<String> words = new HashSet<>();
        private final Set<String> forms = new HashSet<>();
        private final Set<String> acronyms = new HashSet<>();
        /** Words that stand somewhere without a name before them. */
        private final Set<String> alone = new HashSet<>();
        /** Words of names that no other word of the name follows: "Otter" of "the Otter", not of "Otter 3". */
        private final Set<String> ends = new HashSet<>();

        Known(Side article) {
            article.words.forEach(this::read);
        }

        private void read(List<Word> sentence) {
            for (int at = 0; at < sentence.size(); at++) {
                Word word = sentence.get(at);
                add(word.lower());
                for (String part : word.lower().split("[-/]")) {
                    add(part);
                }
                if (isAcronym(word)) {
                    acronyms.add(letters(word));
                }
                if (word.isCapital() && endsName(sentence, at + 1)) {
                    ends.add(singular(word.lower()));
                }
                boolean named =
                        at > 1 && word.isCapital() && sentence.get(at - 1).isCapital() && !word.afterMark();
                if (!named) {
                    alone.add(singular(word.lower()));
                }
            }
        }

        private static boolean endsName(List<Word> sentence, int next) {
            return next == sentence.size()
                    || sentence.get(next).afterMark()
                    || !sentence.get(next).isCapital() && !sentence.get(next).isNumber();
        }

        private void add(String lower) {
            words.add(lower);
            if (lower.length() >= FORM) {
                forms.add(lower.substring(0, FORM));
            }
        }

        boolean has(String lower) {
            return words.contains(lower)
                    || lower.length() >= FORM && forms.contains(lower.substring(0, FORM))
                    || words.stream().anyMatch(other -> NameCheck.isOneLetterOff(lower, other));
        }

        /** "OIA" may be any name with these letters one behind the other. */
        boolean hasInitials(List<Word> name) {
            String letters =
                    name.stream().map(word -> word.text().substring(0, 1)).collect(Collectors.joining());
            return acronyms.stream().anyMatch(acronym -> acronym.contains(letters) || letters.contains(acronym));
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Known known;
    private final Capitals capitals;

    AlteredNameCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.known = article.side.view(Known.class, Known::new);
        this.capitals = article.side.view(Capitals.class, Capitals::new);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (List<Word> words : text.words) {
            if (Capitals.areOfProse(words)) {
                for (Span name : altered(words)) {
                    if (!Item.isFound(told, name)) {
                        items.add(findings.unknownName(name));
                    }
                }
            }
        }
        return items;
    }

    private List<Span> altered(List<Word> words) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = endOfName(words, at);
            int from = start(words, at, end);
            if (end - from > 1
                    && end - from <= LONGEST
                    && !isContinued(words, from)
                    && isAltered(words.subList(from, end))) {
                found.add(new Span(
                        words.get(from).span().start(),
                        words.get(end - 1).span().end()));
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && isNameWord(words.get(at))
                && (at == from || !words.get(at).afterMark() && !isPossessive(words.get(at - 1)))) {
            at++;
        }
        return at;
    }

    private boolean isNameWord(Word word) {
        return word.isCapital()
                && !word.isNumber()
                && !word.key().isEmpty()
                && !text.vocabulary.is("weekdays", word.lower())
                && !text.vocabulary.is("months", word.lower())
                && !text.vocabulary.is("no-names", word.lower());
    }

    private static boolean isPossessive(Word word) {
        return word.text().matches(".*['’]s?");
    }

    /** Offices and countries before a name are none of it, nor is the first word of a sentence that is a plain word. */
    private int start(List<Word> words, int from, int end) {
        int at = from;
        while (at < end && isBefore(words.get(at), at == 0)) {
            at++;
        }
        return at;
    }

    private boolean isBefore(Word word, boolean opens) {
        return word.isParty()
                || text.vocabulary.is("official-words", word.lower())
                || text.vocabulary.is("name-roles", word.lower())
                || opens && !capitals.has(word.lower());
    }

    /** "Denby and Carrow Water": one name. */
    private static boolean isContinued(List<Word> words, int from) {
        return from > 1
                && words.get(from - 2).isCapital()
                && !words.get(from - 1).afterMark()
                && words.get(from - 1).lower().matches("and|of|for|&");
    }

    private boolean isAltered(List<Word> name) {
        Word head = name.get(name.size() - 1);
        if (name.stream().anyMatch(word -> word.isParty() || isAcronym(word)) || known.hasInitials(name)) {
            return false;
        }
        List<Word> modifiers = name.subList(0, name.size() - 1);
        if (isKnown(head)) {
            return !known.alone.contains(singular(head.lower()))
                    && modifiers.stream().noneMatch(this::isKnown);
        }
        return !isExtended(modifiers)
                && (!isCommon(head)
                        || text.vocabulary.is("land-heads", head.lower())
                                && modifiers.stream().allMatch(word -> isKnown(word) && !isCompass(word)));
    }

    /** "Carrow Rovers" of an article that calls them Carrow. */
    private boolean isExtended(List<Word> modifiers) {
        return modifiers.stream().anyMatch(word -> known.ends.contains(singular(word.lower())));
    }

    private boolean isCompass(Word word) {
        return text.vocabulary.is("compass", word.lower());
    }

    /** A word that may be left out of a name, or put to it. */
    private boolean isCommon(Word head) {
        return List.of("land-heads", "body-words", "bodies", "street-words", "official-words", "name-roles").stream()
                .anyMatch(list ->
                        text.vocabulary.is(list, head.lower()) || text.vocabulary.is(list, singular(head.lower())));
    }

    private boolean isKnown(Word word) {
        return known.has(word.lower())
                || known.has(singular(word.lower()))
                || article.hasKey(word.key())
                || List.of(word.lower().split("-")).stream().allMatch(known.words::contains);
    }

    private static boolean isAcronym(Word word) {
        String letters = letters(word);
        return letters.length() > 1 && letters.chars().allMatch(Character::isUpperCase);
    }

    /** "U.S." and "IMF's" without what is no letter of a name. */
    private static String letters(Word word) {
        return word.text().replaceAll("['’]s$|\\.", "");
    }

    private static String singular(String lower) {
        return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
