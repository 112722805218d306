package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a place or body that stands where the article has another one: "the laboratory in Kelso" for "the laboratory in the
 * capital", "linking Ayr and Troon" for "linking Ayr and Oban". What is told, not a number, says which sentence is meant.
 */
final class PlaceSlotCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.35;

    private static final int CLEAR_WORDS = 3;
    /** or this share, where the name stands in it as well; */
    private static final double PLAIN = 0.5;
    /** others that have this share of the best one's may be meant too. */
    private static final double NEXT = 0.55;
    /** The share where the article nowhere has a well-known place. */
    private static final double FAINT = 0.25;
    /** What a number adds to the share that a sentence of the article has. */
    private static final double NUMBER = 0.15;
    /** How many words before a name tell what happens there. */
    private static final int LOCAL = 4;
    /** So many words before a name, and a name among them, are no chance. */
    private static final int PHRASE = 3;

    /**
     * What a name belongs to.
     *
     * @param link "in", "of"; "'s" for an owner, "-" for "Kelso-based"; empty where it belongs to nothing
     * @param heads the words that it says something of
     */
    private record Slot(String link, Set<String> heads) {
        Slot {
            heads = Set.copyOf(heads);
        }
    }

    /** A run of capitalised words of a sentence. */
    private record Run(List<Word> words, int from, int to) {
        Run {
            words = List.copyOf(words);
        }

        List<Word> name() {
            return words.subList(from, to);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Support support;
    private final Vocabulary vocabulary;
    private final Set<String> told = new HashSet<>();

    PlaceSlotCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.support = new Support(text, article);
        this.vocabulary = text.vocabulary;
        text.words.forEach(words -> words.forEach(word -> {
            told.add(word.key());
            told.add(word.lower());
        }));
        told.remove("");
    }

    /** @param known what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            for (Run run : runs(text, words)) {
                Span rival = run.from() == 0 ? null : rival(run, sentence, bound);
                Span span = span(run.name());
                boolean found = Item.isFound(known, span);
                boolean supported = rival != null
                        && support.has(sentence, run.name(), article.side.sentenceAt(rival.start()), bound);
                if (rival != null && !found && !supported) {
                    items.add(finding(span, rival));
                }
            }
        }
        return items;
    }

    private @Nullable Span rival(Run run, int sentence, Map<Fact, Fact> bound) {
        Span phrase = samePhrase(run);
        if (phrase != null) {
            return phrase;
        }
        List<String> keys = new ArrayList<>();
        for (int at = 0; at < run.words().size(); at++) {
            if (at < run.from() || at >= run.to()) {
                keys.add(run.words().get(at).key());
            }
        }
        List<Statements.Match> matches = matches(keys, sentence, bound);
        boolean alien = isPlace(run) && run.name().stream().noneMatch(this::isKnown);
        for (Statements.Match match : matches) {
            boolean clear = match.coverage() >= CLEAR && match.shared() >= CLEAR_WORDS
                    || alien && match.coverage() >= FAINT && match.shared() >= LOCAL;
            if (!clear || match.coverage() < matches.get(0).coverage() * NEXT) {
                return null;
            }
            Span rival = rival(run, match, alien);
            if (rival != null) {
                return rival;
            }
        }
        return null;
    }

    /** The sentences that share words and numbers with one of the text, the likeliest first. */
    private List<Statements.Match> matches(List<String> keys, int sentence, Map<Fact, Fact> bound) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Fact fact : text.facts.get(sentence)) {
            Fact there = bound.get(fact);
            if (there != null) {
                numbers.merge(there.sentence(), 1, Integer::sum);
            }
        }
        return article.statements().find(keys).stream()
                .map(match -> {
                    int more = numbers.getOrDefault(match.sentence(), 0);
                    double coverage = Math.min(1, match.coverage() + more * NUMBER);
                    return new Statements.Match(match.sentence(), coverage, match.shared() + more);
                })
                .sorted(Comparator.comparingDouble(Statements.Match::coverage).reversed())
                .toList();
    }

    private boolean isPlace(Run run) {
        return vocabulary.isPlace(run.name().stream().map(Word::lower).collect(Collectors.joining(" ")));
    }

    private boolean isKnown(Word word) {
        return article.hasWord(word.lower()) || article.hasKey(word.key());
    }

    private @Nullable Span rival(Run run, Statements.Match match, boolean alien) {
        List<Word> there = article.side.words.get(match.sentence());
        boolean within = hasName(match.sentence(), run);
        boolean near = within || isNear(run, match.sentence());
        for (Run other : runs(article.side, there)) {
            boolean candidate = isOther(run, other)
                    && isUntold(other)
                    && isOfOneKind(run, other)
                    && !areTogether(run, other)
                    && !isEpithet(other);
            if (candidate
                    && (alien && isPlace(other)
                            || hasSameHead(run, other, within, near, match)
                            || !near && hasSamePartner(run, other)
                            || !near && match.coverage() >= PLAIN && opensSame(run, other)
                            || (!near || isFarFrom(run, within, match)) && isDoneThere(run, other, match))) {
                return span(other.name());
            }
        }
        boolean plain = near && !within && match.coverage() >= PLAIN;
        return near && !plain ? null : plainPlace(run, there);
    }

    /** "The Nazi camp" is no other place than the camp that is named. */
    private boolean isEpithet(Run run) {
        return run.name().stream().allMatch(word -> vocabulary.is("creeds", word.lower()));
    }

    // ---------------------------------------------------------------- how the two slots agree

    /** "Kelso Primary School in Angus" where the article has "Kelso Primary School in Fife". */
    private @Nullable Span samePhrase(Run run) {
        if (run.from() < PHRASE || run.words().get(run.from() - 1).isCapital()) {
            return null;
        }
        List<String> phrase = phrase(run);
        boolean named = run.words().subList(run.from() - PHRASE, run.from()).stream()
                .anyMatch(word -> word.isCapital() && !word.key().isEmpty());
        boolean placed =
                vocabulary.is("locating", run.words().get(run.from() - 1).lower());
        if (!named || !placed) {
            return null;
        }
        Span found = null;
        for (List<Word> words : article.side.words) {
            for (Run other : runs(article.side, words)) {
                if (other.from() >= PHRASE && phrase(other).equals(phrase)) {
                    if (!isOther(run, other)) {
                        return null;
                    }
                    found = isUntold(other) && isOfOneKind(run, other) ? span(other.name()) : found;
                }
            }
        }
        return found;
    }

    private static List<String> phrase(Run run) {
        return run.words().subList(run.from() - PHRASE, run.from()).stream()
                .map(Word::lower)
                .toList();
    }

    private boolean hasSameHead(Run run, Run other, boolean within, boolean near, Statements.Match match) {
        Slot own = slot(text, run);
        Slot there = slot(article.side, other);
        boolean heads = own.heads().stream().anyMatch(there.heads()::contains);
        boolean links = own.link().equals(there.link());
        boolean meant = !near || match.coverage() >= PLAIN;
        if (!heads || !meant || !(within ? links : mayBeOne(own.link(), there.link()))) {
            return false;
        }
        return !hasHeadElsewhere(run, own);
    }

    private boolean mayBeOne(String one, String other) {
        boolean owner = one.equals("'s") || other.equals("'s");
        boolean based = one.equals("-") || other.equals("-");
        return one.equals(other)
                || vocabulary.is("located", one) && vocabulary.is("located", other)
                || owner && (one + other).matches("'s(?:of|for|in)|(?:of|for|in)'s")
                || based && (one + other).matches("-(?:in|at)|(?:in|at)-");
    }

    /** The article has the name with the same word somewhere. */
    private boolean hasHeadElsewhere(Run run, Slot own) {
        for (Word word : run.name()) {
            for (int sentence : article.sentencesWith(word.key())) {
                for (Run place : runs(article.side, article.side.words.get(sentence))) {
                    if (!isOther(run, place)
                            && slot(article.side, place).heads().stream().anyMatch(own.heads()::contains)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Ayr and Troon", "Ayr and Oban". */
    private static boolean hasSamePartner(Run run, Run other) {
        return isJoined(run)
                && isJoined(other)
                && run.words()
                        .get(run.from() - 2)
                        .key()
                        .equals(other.words().get(other.from() - 2).key());
    }

    private static boolean isJoined(Run run) {
        return run.from() > 2
                && run.words().get(run.from() - 1).lower().equals("and")
                && run.words().get(run.from() - 2).isCapital()
                && !run.words().get(run.from() - 1).afterMark();
    }

    /** "At Kelso, 40 mm of rain fell", "On Islay, where …": the place opens both sentences. */
    private boolean opensSame(Run run, Run other) {
        boolean first =
                run.from() <= 2 && vocabulary.is("locating", run.words().get(0).lower());
        boolean same = other.from() == 0
                || other.from() <= 2
                        && vocabulary.is("locating", other.words().get(0).lower());
        return first
                && same
                && !isSaying(other)
                && article.hasKey(run.name().get(run.name().size() - 1).key());
    }

    private boolean isSaying(Run run) {
        return run.words().subList(run.to(), Math.min(run.words().size(), run.to() + PHRASE)).stream()
                .anyMatch(word -> vocabulary.is("saying", word.lower()) || vocabulary.is("telling", word.lower()));
    }

    /** What is told right before the name is told of the other place: "locked up his bike in …". */
    private boolean isDoneThere(Run run, Run other, Statements.Match match) {
        String link = slot(text, run).link();
        String linkThere = slot(article.side, other).link();
        if (!vocabulary.is("located", link) || !(linkThere.equals(link) || isCityOf(other))) {
            return false;
        }
        int same = 0;
        int seen = 0;
        for (int at = run.from() - 2;
                at >= 0 && seen < LOCAL && !run.words().get(at + 1).afterMark();
                at--) {
            String key = run.words().get(at).key();
            if (!key.isEmpty()) {
                seen++;
                same += other.words().stream().anyMatch(word -> word.key().equals(key)) ? 1 : 0;
            }
        }
        return same >= LOCAL - 1 && match.shared() > CLEAR_WORDS;
    }

    /** "In the southern city of Oban". */
    private boolean isCityOf(Run run) {
        return run.from() > 1
                && run.words().get(run.from() - 1).lower().equals("of")
                && (vocabulary.is("areas", run.words().get(run.from() - 2).lower())
                        || vocabulary.is(
                                "place-after", run.words().get(run.from() - 2).lower()));
    }

    /** "The laboratory in the capital" where the text has "the laboratory in Kelso", a town of which the article tells elsewhere. */
    private @Nullable Span plainPlace(Run run, List<Word> there) {
        Slot own = slot(text, run);
        boolean known = article.hasKey(run.name().get(run.name().size() - 1).key());
        if (!known || own.heads().isEmpty() || !vocabulary.is("locating", own.link()) || hasHeadElsewhere(run, own)) {
            return null;
        }
        for (int at = 2; at < there.size(); at++) {
            Word noun = there.get(at);
            // "The island" may be any island that the article has named, and mostly is the one in question.
            boolean area = vocabulary.is("place-nouns", noun.lower());
            for (int the = at - 1; area && the >= Math.max(2, at - 2); the--) {
                boolean same = there.get(the).lower().equals("the")
                        && vocabulary.is("locating", there.get(the - 1).lower())
                        && own.heads().contains(there.get(the - 2).key());
                if (same && !told.contains(noun.lower())) {
                    return span(there.subList(the, at + 1));
                }
            }
        }
        return null;
    }

    private Slot slot(Side side, Run run) {
        List<Word> words = run.words();
        if (isHyphened(side, run)) {
            return new Slot("-", Set.of(words.get(run.to()).key()));
        }
        int start = run.from() > 0 && words.get(run.from() - 1).lower().equals("the") ? run.from() - 1 : run.from();
        String before = start > 0 ? words.get(start - 1).lower() : "";
        boolean link = vocabulary.is("locating", before) || before.matches("of|for|before|with|at");
        if (link
                && start > 1
                && !words.get(start).afterMark()
                && !words.get(start - 1).afterMark()) {
            String head = words.get(start - 2).key();
            boolean number = words.get(start - 2).isNumber();
            return new Slot(before, head.isEmpty() || number ? Set.of() : Set.of(head));
        }
        if (run.to() < words.size() && !words.get(run.to()).afterMark()) {
            Word last = words.get(run.to() - 1);
            if (last.text().matches(".*['’]s?")) {
                return new Slot(
                        "'s",
                        words.subList(run.to(), Math.min(words.size(), run.to() + 2)).stream()
                                .map(Word::key)
                                .filter(key -> !key.isEmpty())
                                .collect(Collectors.toSet()));
            }
        }
        return new Slot(link ? before : "", Set.of());
    }

    /** "Kelso-based". */
    private static boolean isHyphened(Side side, Run run) {
        List<Word> words = run.words();
        return run.to() < words.size()
                && side.text
                        .substring(
                                words.get(run.to() - 1).span().end(),
                                words.get(run.to()).span().start())
                        .equals("-");
    }

    // ---------------------------------------------------------------- names

    private List<Run> runs(Side side, List<Word> words) {
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = at;
            while (end < words.size()
                    && isName(words.get(end))
                    && (end == at
                            || !words.get(end).afterMark()
                                    && !words.get(end - 1).text().matches(".*['’]s?")
                                    && side.text
                                                    .substring(
                                                            words.get(end - 1)
                                                                    .span()
                                                                    .end(),
                                                            words.get(end)
                                                                    .span()
                                                                    .start())
                                                    .indexOf('.')
                                            < 0)) {
                end++;
            }
            if (end > at) {
                runs.add(new Run(words, at, end));
            }
            at = Math.max(end, at + 1);
        }
        return runs;
    }

    private boolean isName(Word word) {
        return word.isCapital()
                && !word.isNumber()
                && !word.key().isEmpty()
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower())
                && !vocabulary.is("name-roles", word.lower());
    }

    /** No word of the one is a form of a word of the other, but words that many names have. */
    private boolean isOther(Run run, Run other) {
        List<Word> own = told(run);
        List<Word> there = told(other);
        return !own.isEmpty()
                && !there.isEmpty()
                && own.stream().noneMatch(word -> there.stream().anyMatch(name -> isOne(word, name)))
                && !Acronyms.same(name(run), name(other));
    }

    private List<Word> told(Run run) {
        return run.name().stream()
                .filter(word -> !vocabulary.is("body-words", word.lower()))
                .toList();
    }

    /** "Kelso, Fife": the one lies in the other. */
    private boolean areTogether(Run run, Run other) {
        String last = run.name().get(run.name().size() - 1).key();
        for (int sentence : article.sentencesWith(last)) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 0; at < words.size(); at++) {
                boolean here = words.get(at).key().equals(last) && words.get(at).isCapital();
                if (here
                        && words.subList(startOfPhrase(words, at), Math.min(words.size(), at + 3)).stream()
                                .anyMatch(word -> told(other).stream().anyMatch(name -> isOne(word, name)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The name before the nouns that stand right before another one: "the Gaelic singing club Cairn". */
    private int startOfPhrase(List<Word> words, int at) {
        int start = at;
        while (start > 0
                && words.get(start - 1).isCapital()
                && !words.get(start).afterMark()) {
            start--;
        }
        int from = start;
        while (from > Math.max(0, start - PHRASE) && !words.get(from).afterMark()) {
            from--;
            Word word = words.get(from);
            boolean noun = !word.isCapital()
                    && !word.key().isEmpty()
                    && !word.isEvent()
                    && !vocabulary.is("locating", word.lower());
            if (!noun) {
                break;
            }
        }
        return Math.min(from, Math.max(0, at - 1));
    }

    private static String name(Run run) {
        return run.name().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static boolean isOne(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        boolean clipped = Math.min(a.length(), b.length()) >= PHRASE && (a.startsWith(b) || b.startsWith(a));
        return one.key().equals(other.key()) || clipped || NameCheck.isOneLetterOff(a, b);
    }

    private boolean isUntold(Run other) {
        return told(other).stream().noneMatch(word -> told.contains(word.key()) || told.contains(word.lower()));
    }

    private static boolean isOfOneKind(Run run, Run other) {
        return isAcronym(run) == isAcronym(other)
                && run.name().get(run.name().size() - 1).isParty()
                        == other.name().get(other.name().size() - 1).isParty();
    }

    private static boolean isAcronym(Run run) {
        return run.name().stream()
                .allMatch(word -> word.text().length() > 1
                        && word.text().chars().filter(Character::isLetter).allMatch(Character::isUpperCase));
    }

    /** The article has the name beside a sentence. */
    private boolean isNear(Run run, int sentence) {
        return hasName(sentence - 1, run) || hasName(sentence + 1, run);
    }

    /** "She had set out from Kelso" beside the sentence that is told: nothing happens there. */
    private boolean isFarFrom(Run run, boolean within, Statements.Match match) {
        if (within || match.coverage() < PLAIN) {
            return false;
        }
        for (int at = match.sentence() - 1; at <= match.sentence() + 1; at++) {
            List<Word> words = at < 0 || at >= article.side.size() ? List.of() : article.side.words.get(at);
            for (Run place : runs(article.side, words)) {
                if (!isOther(run, place) && !slot(article.side, place).link().equals("from")) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean hasName(int sentence, Run run) {
        return sentence >= 0
                && sentence < article.side.size()
                && article.side.words.get(sentence).stream()
                        .anyMatch(word -> told(run).stream().anyMatch(name -> isOne(word, name)));
    }

    private static Span span(List<Word> name) {
        return new Span(
                name.get(0).span().start(), name.get(name.size() - 1).span().end());
    }

    private Item finding(Span span, Span rival) {
        String right = findings.words(rival);
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                right,
                "The article tells this of “" + right + "”, not of “" + findings.told(span) + "”.");
    }
}
