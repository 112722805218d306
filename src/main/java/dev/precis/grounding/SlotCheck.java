package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a name that stands between the very words between which the article has another: "Oslo led by 9" for "Bergen led by 9". */
final class SlotCheck {
    private static final int MOST_PLACES = 200;
    /** Names of this many letters may be a short form of a longer word: "Fed". */
    private static final int SHORTEST = 3;

    /**
     * A run of capitalised words.
     *
     * @param from first word in the sentence
     * @param to after the last word
     */
    private record Run(int from, int to, List<Word> words) {
        Run {
            words = List.copyOf(words);
        }
    }

    /** The names of the article. */
    private static final class Runs {
        private final Map<String, Set<String>> together = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private final List<Run> longNames = new ArrayList<>();

        Runs(Side article) {
            for (List<Word> words : article.words) {
                words.stream().skip(1).filter(Word::isCapital).map(Word::key).forEach(names::add);
                runs(article, words).forEach(this::add);
            }
        }

        private void add(Run run) {
            if (run.words().size() > 1) {
                longNames.add(run);
            }
            for (Word word : run.words()) {
                Set<String> beside = together.computeIfAbsent(word.key(), key -> new HashSet<>());
                run.words().forEach(other -> beside.add(other.key()));
            }
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Support support;
    /** For each word of the article's names the words that stand in one name with it. */
    private final Map<String, Set<String>> together;
    /** Words that the article has with a capital within a sentence. */
    private final Set<String> names;

    private final List<Run> longNames;

    SlotCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.support = new Support(text, article);
        Runs runs = article.side.view(Runs.class, Runs::new);
        this.together = runs.together;
        this.names = runs.names;
        this.longNames = runs.longNames;
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            Set<Integer> there = new LinkedHashSet<>();
            text.facts.get(sentence).stream().map(bound::get).forEach(other -> addIfThere(other, there));
            binder.nearest(sentence).stream().limit(1).forEach(there::add);
            for (Run run : runs(text, text.words.get(sentence))) {
                Item item = there.isEmpty() ? null : check(sentence, run, there, bound);
                if (item != null) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    private static void addIfThere(@Nullable Fact other, Set<Integer> there) {
        if (other != null) {
            there.add(other.sentence());
        }
    }

    private @Nullable Item check(int sentence, Run run, Set<Integer> there, Map<Fact, Fact> bound) {
        boolean opens = run.from() == 0 && !names.contains(run.words().get(0).key());
        if (opens && run.words().size() == 1) {
            return null;
        }
        Word last = run.words().get(run.words().size() - 1);
        if (there.stream().anyMatch(near -> hasNear(near, last))) {
            return null;
        }
        for (int near : there) {
            for (Run other : runs(article.side, article.side.words.get(near))) {
                Word slot = mayReplace(sentence, run, other) ? slot(sentence, run, near, other) : null;
                if (slot != null && !isToldElsewhere(last, slot) && !support.has(sentence, run.words(), near, bound)) {
                    return finding(run, other);
                }
            }
        }
        return null;
    }

    /** True where the article's sentence, or one beside it, has the name. */
    private boolean hasNear(int sentence, Word name) {
        for (int at = sentence - 1; at <= sentence + 1; at++) {
            boolean in = at >= 0
                    && at < article.side.size()
                    && article.side.words.get(at).stream().anyMatch(word -> isOne(word, name))
                    && (at == sentence || !isNamed(article.side.words.get(sentence)));
            if (in) {
                return true;
            }
        }
        return false;
    }

    /** True where a sentence has names of its own, so that it need not go on about those before. */
    private boolean isNamed(List<Word> words) {
        return !runs(article.side, words).isEmpty();
    }

    private static boolean isOne(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        boolean clipped = Math.min(a.length(), b.length()) >= SHORTEST && (a.startsWith(b) || b.startsWith(a));
        return one.key().equals(other.key()) || clipped;
    }

    /** A sentence of the article has the name with the word it stands beside. */
    private boolean isToldElsewhere(Word name, Word slot) {
        return article.sentencesWith(name.key()).stream()
                .limit(MOST_PLACES)
                .anyMatch(sentence -> article.side.hasLower(sentence, slot.lower())
                        || !slot.key().isEmpty() && article.side.hasKey(sentence, slot.key()));
    }

    /** Two different names, neither a form of the other, and the article's not told in the text's sentence. */
    private boolean mayReplace(int sentence, Run run, Run other) {
        boolean generic = other.words().stream()
                .filter(word -> run.words().stream().anyMatch(own -> isOne(own, word)))
                .allMatch(word -> text.vocabulary.is("body-words", word.lower()));
        List<Word> own = run.words().stream()
                .filter(word -> other.words().stream().noneMatch(there -> isOne(there, word)))
                .toList();
        List<Word> others = other.words().stream()
                .filter(word -> run.words().stream().noneMatch(there -> isOne(there, word)))
                .toList();
        boolean alias = own.stream().anyMatch(word -> others.stream()
                .anyMatch(there -> together.getOrDefault(word.key(), Set.of()).contains(there.key())));
        boolean told = others.stream()
                .anyMatch(word -> text.words.get(sentence).stream().anyMatch(there -> isOne(there, word)));
        boolean named = own.size() < run.words().size();
        boolean parties = !own.isEmpty()
                && !others.isEmpty()
                && (named
                        || own.get(own.size() - 1).isParty()
                                == others.get(others.size() - 1).isParty());
        return generic
                && parties
                && !alias
                && !told
                && !Acronyms.same(name(run), name(other))
                && !isNickname(run, other)
                && !isNickname(other, run)
                && other.words().stream().noneMatch(word -> word.lower().matches(".{3,}(men|women)"));
    }

    /** "The Parisians" for PSG, which is a name with Paris in it. */
    private boolean isNickname(Run acronym, Run other) {
        return acronym.words().size() == 1
                && longNames.stream()
                        .filter(name -> Acronyms.same(name(acronym), name(name)))
                        .flatMap(name -> name.words().stream())
                        .anyMatch(word -> other.words().stream().anyMatch(own -> isOne(own, word)));
    }

    private static String name(Run run) {
        return String.join(" ", run.words().stream().map(Word::text).toList());
    }

    /** The word of the text beside which the article has the other name; null where it has none. */
    private @Nullable Word slot(int sentence, Run run, int near, Run other) {
        List<Word> told = text.words.get(sentence);
        List<Word> there = article.side.words.get(near);
        if (isSameAfter(told, run.to(), there, other.to())) {
            return told.get(run.to());
        }
        return isSameBefore(told, run.from(), there, other.from())
                ? told.get(withoutArticle(told, run.from()) - 2)
                : null;
    }

    /** "… led by nine": the word right after both is the same, and says something; who says something is checked elsewhere. */
    private boolean isSameAfter(List<Word> told, int at, List<Word> there, int other) {
        if (at >= told.size() || other >= there.size()) {
            return false;
        }
        Word one = told.get(at);
        Word two = there.get(other);
        boolean same = !one.key().isEmpty() && one.key().equals(two.key());
        boolean says = text.vocabulary.is("saying", one.lower()) || text.vocabulary.is("voicing", one.lower());
        return same && !says && !one.afterMark() && !two.afterMark() && !one.isCapital();
    }

    /** "140 km from …", "capsized on the …": the preposition and the word before it are the same. */
    private boolean isSameBefore(List<Word> told, int at, List<Word> there, int other) {
        int one = withoutArticle(told, at);
        int two = withoutArticle(there, other);
        if (one < 2 || two < 2 || isMarked(told, one, at) || isMarked(there, two, other)) {
            return false;
        }
        Word link = told.get(one - 1);
        boolean preposition =
                link.lower().equals(there.get(two - 1).lower()) && text.vocabulary.is("locating", link.lower());
        Word before = told.get(one - 2);
        Word beforeThere = there.get(two - 2);
        boolean same = before.key().isEmpty()
                ? before.lower().equals(beforeThere.lower()) && text.vocabulary.is("unit-signs", before.lower())
                : before.key().equals(beforeThere.key());
        return preposition && same && !before.isCapital();
    }

    private static boolean isMarked(List<Word> words, int from, int to) {
        return words.subList(from - 1, Math.min(words.size(), to + 1)).stream().anyMatch(Word::afterMark);
    }

    private static int withoutArticle(List<Word> words, int at) {
        return at > 0 && words.get(at - 1).lower().equals("the") ? at - 1 : at;
    }

    private static List<Run> runs(Side side, List<Word> words) {
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = at;
            while (end < words.size()
                    && isName(side, words.get(end))
                    && (end == at || !words.get(end).afterMark())) {
                end++;
            }
            if (end > at) {
                runs.add(new Run(at, end, words.subList(at, end)));
            }
            at = Math.max(end, at + 1);
        }
        return runs;
    }

    private static boolean isName(Side side, Word word) {
        return word.isCapital()
                && !word.key().isEmpty()
                && !side.vocabulary.is("weekdays", word.lower())
                && !side.vocabulary.is("months", word.lower())
                && !side.vocabulary.is("name-roles", word.lower());
    }

    private Item finding(Run run, Run other) {
        Span span = span(run);
        String expected = findings.words(span(other));
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells this of “" + expected + "”, not of “" + findings.told(span) + "”.");
    }

    private static Span span(Run run) {
        return new Span(
                run.words().get(0).span().start(),
                run.words().get(run.words().size() - 1).span().end());
    }
}
