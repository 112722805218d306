package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names of people that the article does not have: with a role before them, or a first name and a surname. */
final class NameCheck {
    private static final int LONGEST = 3;

    /** The beginnings of the article's capitalised words, for other spellings of a name. */
    private static final class Spellings {
        private final Map<String, Set<String>> byStart = new HashMap<>();

        Spellings(Side article) {
            for (List<Word> sentence : article.words) {
                for (Word word : sentence) {
                    if (word.isCapital()) {
                        byStart.computeIfAbsent(start(word.lower()), key -> new HashSet<>())
                                .add(word.lower());
                    }
                }
            }
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Map<String, Set<String>> spellings;
    private final Author author;

    NameCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.author = article.side.view(Author.class, Author::new);
        this.spellings = article.side.view(Spellings.class, Spellings::new).byStart;
    }

    /** @param told spans that another check has spoken of */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            if (isProse(sentence)) {
                for (Span name : unknown(text.words.get(sentence))) {
                    if (!Item.isFound(told, name)) {
                        items.add(findings.unknownName(name));
                    }
                }
            }
        }
        return items;
    }

    /** A heading has capitals of its own. */
    private boolean isProse(int sentence) {
        List<Word> words = text.words.get(sentence);
        long capitals = words.stream().filter(Word::isCapital).count();
        return words.size() > LONGEST + 2 && capitals * 2 < words.size();
    }

    private List<Span> unknown(List<Word> words) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = endOfName(words, at);
            if (end > at
                    && isPerson(words, at, end)
                    && !mayBeAuthor(words, at, end)
                    && words.subList(at, end).stream().noneMatch(this::isKnown)) {
                found.add(new Span(
                        words.get(at).span().start(), words.get(end - 1).span().end()));
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    /** "Anna Ames: We need more of it", of an article that says "I". */
    private boolean mayBeAuthor(List<Word> words, int from, int to) {
        boolean opens = from == 0 && to < words.size() && author.isSpeaking();
        return opens
                && (text.text
                                .substring(
                                        words.get(to - 1).span().end(),
                                        words.get(to).span().start())
                                .contains(":")
                        || text.vocabulary.is("person-verbs", words.get(to).lower()));
    }

    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && isNameWord(words.get(at))
                && (at == from || !words.get(at).afterMark())) {
            at++;
        }
        return at;
    }

    private boolean isNameWord(Word word) {
        String letters = word.text();
        return word.isCapital()
                && letters.length() > 1
                && !Character.isUpperCase(letters.charAt(1))
                && !word.isParty()
                && !word.key().isEmpty()
                && !text.vocabulary.is("weekdays", word.lower())
                && !text.vocabulary.is("months", word.lower())
                && !text.vocabulary.is("no-names", word.lower())
                && !text.vocabulary.is("name-roles", word.lower())
                && !text.vocabulary.is("official-words", word.lower());
    }

    /** Two or three words with a role before them, or a verb of a person behind them; none of an organisation. */
    private boolean isPerson(List<Word> words, int from, int to) {
        boolean role = from > 0
                && !words.get(from).afterMark()
                && (text.vocabulary.is("name-roles", words.get(from - 1).lower())
                        || text.vocabulary.is(
                                "person-nouns", words.get(from - 1).lower()));
        boolean two = to - from >= 2 && to - from <= LONGEST;
        boolean told = to < words.size()
                && (text.vocabulary.is("person-verbs", words.get(to).lower())
                        || words.get(to).afterMark() && from == 0);
        boolean body =
                words.subList(from, to).stream().anyMatch(word -> text.vocabulary.is("body-words", word.lower()));
        return !body && two && (role || told);
    }

    private boolean isKnown(Word word) {
        return article.hasWord(word.lower())
                || article.hasKey(word.key())
                || spellings.getOrDefault(start(word.lower()), Set.of()).stream()
                        .anyMatch(other -> isOneLetterOff(word.lower(), other));
    }

    private static String start(String lower) {
        return lower.substring(0, Math.min(2, lower.length()));
    }

    /** "Maliar" and "Malyar", "Kupiansk" and "Kupyansk". */
    static boolean isOneLetterOff(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || Math.min(one.length(), other.length()) < LONGEST + 2) {
            return false;
        }
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String a = one.substring(Math.min(one.length(), same + (one.length() >= other.length() ? 1 : 0)));
        String b = other.substring(Math.min(other.length(), same + (other.length() >= one.length() ? 1 : 0)));
        return a.equals(b);
    }
}
