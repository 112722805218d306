package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person with the house of another: "Rovers coach Ana Roe" where the article has "Rovers coach Ben Ash" and "Wanderers
 * coach Ana Roe". Both titles must be the article's and crossed, so that it is certain.
 */
final class TitleSwapCheck {
    /** Words of the longest role: "senior rowing coach". */
    private static final int ROLE = 3;

    private static final int LONGEST = 4;
    /** A sentence may begin with them. */
    private static final String EPITHETS =
            "former|ex|late|current|new|old|retired|veteran|legendary|longtime|acting|interim";

    /** Titles of one role in an article beyond these are not compared. */
    private static final int MOST = 200;

    /**
     * "Chester Bears coach Ana Roe".
     *
     * @param role the key of its last word
     */
    private record Title(int sentence, Set<String> house, String role, Set<String> name, Span span) {
        boolean isOfHouse(Title other) {
            return house.stream().anyMatch(other.house::contains);
        }

        boolean isOfName(Title other) {
            return name.stream().anyMatch(other.name::contains);
        }
    }

    /** Those of an article, by their roles. */
    private static final class Titles {
        private final Map<String, List<Title>> byRole = new HashMap<>();
        private final Map<String, List<Title>> byName = new HashMap<>();

        Titles(Side side) {
            for (Title title : titles(side)) {
                title.name().forEach(key -> byName.computeIfAbsent(key, name -> new ArrayList<>())
                        .add(title));
                List<Title> list = byRole.computeIfAbsent(title.role(), key -> new ArrayList<>());
                if (list.size() < MOST) {
                    list.add(title);
                }
            }
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    TitleSwapCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Title title : titles(text)) {
            Title right = Item.isFound(known, title.span()) ? null : right(title);
            if (right != null) {
                items.add(finding(title, right));
            }
        }
        return items;
    }

    /** Who has the house in the article, where it gives another house to the name; null where it may be as the text has it. */
    private @Nullable Title right(Title told) {
        Titles titles = article.side.view(Titles.class, Titles::new);
        List<Title> there = titles.byRole.getOrDefault(told.role(), List.of());
        Title holder = null;
        List<Title> own = told.name().stream()
                .flatMap(key -> titles.byName.getOrDefault(key, List.of()).stream())
                .toList();
        for (Title other : there) {
            holder = holder == null && other.isOfHouse(told) ? other : holder;
        }
        boolean elsewhere = !own.isEmpty() && own.stream().noneMatch(told::isOfHouse);
        boolean free = holder == null || !holder.isOfName(told);
        return free && elsewhere && !areTogether(told, there) ? holder : null;
    }

    /** A sentence has the name and the house, and nobody else whose the house is: they may belong together. */
    private boolean areTogether(Title told, List<Title> there) {
        return told.name().stream()
                .flatMap(key -> article.sentencesWith(key).stream())
                .distinct()
                .anyMatch(sentence -> told.house().stream().anyMatch(key -> article.side.hasKey(sentence, key))
                        && there.stream().noneMatch(other -> other.sentence() == sentence && other.isOfHouse(told)));
    }

    private static List<Title> titles(Side side) {
        List<Title> titles = new ArrayList<>();
        for (int sentence = 0; sentence < side.size(); sentence++) {
            List<Word> words = side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                Title title = isRole(side, words.get(at)) ? title(side, sentence, at) : null;
                if (title != null) {
                    titles.add(title);
                }
            }
        }
        return titles;
    }

    private static boolean isRole(Side side, Word word) {
        return !word.isCapital()
                && (side.vocabulary.is("name-roles", word.lower()) || side.vocabulary.is("house-roles", word.lower()));
    }

    private static @Nullable Title title(Side side, int sentence, int role) {
        List<Word> words = side.words.get(sentence);
        int end = role;
        while (end > 0
                && role - end < ROLE - 1
                && !words.get(end).afterMark()
                && !words.get(end - 1).isCapital()
                && !words.get(end - 1).key().isEmpty()) {
            end--;
        }
        int from = end;
        while (from > 0
                && end - from < LONGEST
                && !words.get(from).afterMark()
                && words.get(from - 1).isCapital()) {
            from--;
        }
        int to = role + 1;
        while (to < words.size()
                && to - role <= LONGEST
                && !words.get(to).afterMark()
                && words.get(to).isCapital()) {
            to++;
        }
        Set<String> house = keys(side, words.subList(from, end));
        Set<String> name = keys(side, words.subList(role + 1, to));
        if (house.isEmpty() || name.isEmpty() || house.stream().anyMatch(name::contains)) {
            return null;
        }
        Span span = new Span(
                words.get(role + 1).span().start(), words.get(to - 1).span().end());
        return new Title(sentence, house, words.get(role).key(), name, span);
    }

    /** What tells one name from another: no "Former", no "United". */
    private static Set<String> keys(Side side, List<Word> name) {
        return name.stream()
                .filter(word -> !word.isNumber()
                        && !word.key().isEmpty()
                        && !side.vocabulary.is("body-words", word.lower())
                        && !side.vocabulary.is("stop", word.lower())
                        && !word.lower().matches(EPITHETS))
                .map(Word::key)
                .collect(Collectors.toSet());
    }

    private Item finding(Title title, Title right) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                title.span(),
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article gives this title to “" + expected + "”, not to “" + findings.told(title.span()) + "”.");
    }
}
