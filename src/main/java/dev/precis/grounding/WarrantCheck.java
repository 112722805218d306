package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who is said to have confirmed, admitted, proved or found something where the article has neither a word of it from
 * them nor a word of such weight beside it: "the council has acknowledged" of what only its critics say.
 */
final class WarrantCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.3;

    private static final int CLEAR_WORDS = 3;
    /** or this share, where a statement has few words; */
    private static final double PLAIN = 0.6;
    /** others that have this share of the best one's may be meant too, */
    private static final double NEXT = 0.6;
    /** so many of them. */
    private static final int MOST = 4;
    /** How far before a verb stands what turns it, */
    private static final int REACH = 5;
    /** and whoever does it. */
    private static final int SUBJECT = 8;
    /** Of a name that the article has more often the first places only are looked at. */
    private static final int MOST_PLACES = 20;
    /** A content of fewer words is looked up with the rest of its sentence. */
    private static final int FEW = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final Speakers speakers;
    private final Hedges hedges;

    WarrantCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
        this.speakers = new Speakers(article.side);
        this.hedges = new Hedges(text.vocabulary);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.isQuestion(sentence) ? List.of() : text.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                Item item = isWeighty(words, at) ? check(words, at) : null;
                if (item != null && !Item.isFound(told, item.span())) {
                    items.add(item);
                    break;
                }
            }
        }
        return items;
    }

    // ---------------------------------------------------------------- what the text says with weight

    private boolean isWeighty(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean whole = next(words, at).equals("that") || isAside(words, at) && !isPluralNoun(words, at);
        boolean weighty = vocabulary.is("weighty", word)
                || vocabulary.is("weighty-with-that", word) && (whole || isPassive(words, at) && !word.equals("found"));
        return weighty && !isTurned(words, at) && !isModifier(words, at) && !isTakenIn(words, at);
    }

    /** "Breaching fair play rules": only after "as the court" is it what somebody does. */
    private static boolean isPluralNoun(List<Word> words, int at) {
        return words.get(at).lower().equals("rules")
                && words.subList(Math.max(0, at - REACH), at).stream()
                        .noneMatch(word -> word.lower().equals("as"));
    }

    private static String before(List<Word> words, int at, int steps) {
        return at >= steps ? words.get(at - steps).lower() : "";
    }

    private static String next(List<Word> words, int at) {
        return at + 1 < words.size() ? words.get(at + 1).lower() : "";
    }

    /** "…, as the ministry has confirmed": nothing follows. */
    private static boolean isAside(List<Word> words, int at) {
        return at + 1 >= words.size() || words.get(at + 1).afterMark();
    }

    private boolean isPassive(List<Word> words, int at) {
        return vocabulary.is("be-forms", before(words, at, 1)) || vocabulary.is("be-forms", before(words, at, 2));
    }

    /** "Has not confirmed", "could be proven", "refused to admit". */
    private boolean isTurned(List<Word> words, int at) {
        for (int i = at; i >= Math.max(0, at - REACH - SUBJECT); i--) {
            String word = words.get(i).lower();
            boolean near = at - i < REACH && vocabulary.is("unsure", word);
            if (near || vocabulary.is("negations", word) || word.endsWith("n't")) {
                return true;
            }
            if (words.get(i).afterMark()) {
                break;
            }
        }
        boolean behind = next(words, at).equals("by") && at + 2 < words.size()
                ? vocabulary.is("negations", words.get(at + 2).lower())
                : vocabulary.is("negations", next(words, at)) || next(words, at).matches("nothing|little");
        return behind || before(words, at, 1).equals("to");
    }

    /** "35 confirmed cases", "the proven reserves". */
    private static boolean isModifier(List<Word> words, int at) {
        Word before = words.get(at - 1);
        return words.get(at).lower().endsWith("d")
                && !words.get(at).afterMark()
                && (before.isNumber()
                        || before.lower().matches("the|a|an|its|their|his|her|of|in|with|for|most|more|new|no|any"));
    }

    /** "Admitted to a hospital"; not "admitted to stealing". */
    private static boolean isTakenIn(List<Word> words, int at) {
        return words.get(at).lower().startsWith("admit")
                && next(words, at).matches("to|into|for|syrian|refugees")
                && at + 2 < words.size()
                && !words.get(at + 2).lower().endsWith("ing");
    }

    // ---------------------------------------------------------------- who says it, and what

    /** The words of whoever confirms; empty where nobody does. */
    private List<Word> subject(List<Word> words, int at) {
        if (isPassive(words, at)) {
            int by = at + 1;
            return next(words, at).equals("by") ? words.subList(by + 1, until(words, by + 1)) : List.of();
        }
        int from = at;
        while (from > Math.max(0, at - SUBJECT) && !words.get(from).afterMark() && !isJoin(words.get(from - 1))) {
            from--;
        }
        boolean relative = from > 0 && words.get(from - 1).lower().matches("who|which");
        if (from == at && !relative) {
            return words.subList(0, at).stream().filter(Word::isCapital).toList();
        }
        if (relative) {
            int to = Math.max(0, from - 1);
            int start = to;
            while (start > 0
                    && to - start < SUBJECT
                    && !words.get(start - 1).isNumber()
                    && !vocabulary.is("locating", words.get(start - 1).lower())
                    && !(start < to && words.get(start).afterMark())) {
                start--;
            }
            return words.subList(start, to);
        }
        return words.subList(from, at);
    }

    private static boolean isJoin(Word word) {
        return word.lower().matches("that|which|and|but|because|as|who|while|after|since|when|where|whose");
    }

    private static int until(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && at - from < REACH
                && !(at > from && words.get(at).afterMark())) {
            at++;
        }
        return at;
    }

    private static boolean isNamed(List<Word> subject) {
        return subject.stream().anyMatch(word -> !word.key().isEmpty());
    }

    /** What is confirmed: what stands behind the verb, or all of the sentence where little does. */
    private Set<String> content(List<Word> words, List<Word> subject, int at) {
        boolean relative = isAside(words, at) && !isPassive(words, at);
        List<Word> part = relative ? words.subList(0, at) : words.subList(at + 1, words.size());
        Set<String> keys = keys(isAside(words, at) && !relative ? List.of() : part, subject);
        return keys.size() >= FEW ? keys : keys(words, subject);
    }

    private Set<String> keys(List<Word> words, List<Word> without) {
        Set<String> keys = new LinkedHashSet<>();
        for (Word word : words) {
            boolean own = vocabulary.is("weighty", word.lower()) || vocabulary.is("weighty-with-that", word.lower());
            if (!own && !without.contains(word)) {
                keys.add(word.key());
            }
        }
        keys.remove("");
        return keys;
    }

    // ---------------------------------------------------------------- what the article has

    private @Nullable Item check(List<Word> words, int at) {
        List<Word> subject = subject(words, at);
        boolean finds = words.get(at).lower().matches("found|shown|demonstrate[sd]?");
        boolean open = subject.stream()
                .limit(isNamed(subject) ? 1 : SUBJECT)
                .anyMatch(word -> vocabulary.is("indefinite", word.lower()));
        boolean counted = at + 1 < words.size() && words.get(at + 1).isNumber();
        if (open || counted) {
            return null;
        }
        if (finds && isNamed(subject) && subject.stream().noneMatch(word -> vocabulary.is("judges", word.lower()))) {
            return null;
        }
        Set<String> told = content(words, subject, at);
        List<Statements.Match> matches = article.statements().find(told);
        if (isWithheld(words.get(at), subject, told)) {
            return finding(words, subject, at);
        }
        boolean plain = !hedges.hasHedge(words);
        int seen = 0;
        for (Statements.Match match : matches) {
            boolean clear = match.coverage() >= CLEAR && match.shared() >= CLEAR_WORDS
                    || match.coverage() >= PLAIN && match.shared() >= 2;
            if (!clear || seen >= MOST || match.coverage() < matches.get(0).coverage() * NEXT) {
                break;
            }
            seen++;
            boolean bare = isDeclared(words, at) && !isBorneOut(match.sentence(), words.get(at), told);
            boolean hedged = plain && hedges.isHedged(article.side.words.get(match.sentence()), told);
            if (hedged && isNamed(subject) && !isHeavy(match.sentence(), words.get(at), subject, told)) {
                return finding(words, subject, at);
            }
            if (!bare && isWarranted(match.sentence(), words.get(at), subject, told)) {
                return null;
            }
        }
        return seen > 0 ? finding(words, subject, at) : null;
    }

    /** "Has acknowledged their loss" of whom the article only has as not acknowledging, where it tells of the same. */
    private boolean isWithheld(Word verb, List<Word> subject, Set<String> told) {
        List<Word> named =
                subject.stream().filter(word -> !word.key().isEmpty()).toList();
        if (named.isEmpty() || !vocabulary.is("admitting", verb.lower())) {
            return false;
        }
        boolean withheld = false;
        for (int sentence : article.sentencesWith(named.get(0).key())) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                boolean own = vocabulary.is("admitting", words.get(at).lower())
                        && hasAll(words.subList(Math.max(0, at - SUBJECT), at), named);
                if (own && !isTurned(words, at)) {
                    return false;
                }
                withheld |= own && sharesOne(words, named, told) && isRefused(words, at);
            }
        }
        return withheld;
    }

    private boolean isRefused(List<Word> words, int at) {
        return words.subList(Math.max(0, at - REACH + 1), at).stream()
                .anyMatch(word -> vocabulary.is("negations", word.lower())
                        || word.lower().endsWith("n't")
                        || word.lower().matches("refused|yet"));
    }

    private static boolean hasAll(List<Word> words, List<Word> named) {
        return named.stream()
                .allMatch(name -> words.stream().anyMatch(word -> word.key().equals(name.key())));
    }

    private static boolean sharesOne(List<Word> words, List<Word> named, Set<String> told) {
        return words.stream().filter(word -> told.contains(word.key())).anyMatch(word -> named.stream()
                .noneMatch(name -> name.key().equals(word.key())));
    }

    private boolean isWarranted(int sentence, Word verb, List<Word> subject, Set<String> told) {
        if (isHeavy(sentence, verb, subject, told)) {
            return true;
        }
        if (!isNamed(subject)) {
            return article.statements().in(sentence).isEmpty() && !isTentative(sentence);
        }
        return isSaidBy(sentence, subject, told);
    }

    /** Somebody who may be meant says it with such weight there, or right beside it. */
    private boolean isHeavy(int sentence, Word verb, List<Word> subject, Set<String> told) {
        for (int there = sentence - 1; there <= sentence + 1; there++) {
            if (isOfIt(there, sentence, told)
                    && hasWeight(there, weight(verb, there == sentence), subject)
                    && mayBeBy(there, subject)) {
                return true;
            }
        }
        return false;
    }

    /** A sentence beside the one that is meant counts if it has something of it. */
    private boolean isOfIt(int there, int sentence, Set<String> told) {
        return there == sentence
                || there >= 0
                        && there < article.side.size()
                        && told.stream()
                                        .filter(key -> article.side.hasKey(there, key))
                                        .limit(2)
                                        .count()
                                == 2;
    }

    /** Whoever confirms in the text may be who does in the sentence: named there or right before it, or nobody the article names so. */
    private boolean mayBeBy(int sentence, List<Word> subject) {
        boolean open = !isNamed(subject) || !isKnown(subject);
        // "We are sorry" is said for a body, whatever the text calls it.
        return open
                || article.side.hasLower(sentence, "we")
                || hasAny(sentence, subject)
                || sentence > 0 && hasAny(sentence - 1, subject);
    }

    /** The article has the name, or it is one that stands for nobody else: "the police", not "the retailer". */
    private boolean isKnown(List<Word> subject) {
        return subject.stream().anyMatch(word -> article.hasKey(word.key()) || vocabulary.is("judges", word.lower()));
    }

    /** "It has been confirmed that": however plainly the article tells it, somebody must have. */
    private boolean isDeclared(List<Word> words, int at) {
        for (int it = at - 1; it >= Math.max(0, at - REACH + 1); it--) {
            if (words.get(it).lower().equals("it")) {
                boolean opens = it == 0
                        || words.get(it).afterMark()
                        || vocabulary.is("clause-marks", words.get(it - 1).lower());
                return opens && isPassive(words, at) && (next(words, at).equals("that") || isAside(words, at));
            }
        }
        return false;
    }

    private boolean isBorneOut(int sentence, Word verb, Set<String> told) {
        for (int there = sentence - 1; there <= sentence + 1; there++) {
            if (isOfIt(there, sentence, told) && hasWeight(there, weight(verb, there == sentence), List.of())) {
                return true;
            }
        }
        return false;
    }

    /** The words that bear out a verb where the statement stands, and, fewer, beside it. */
    private String weight(Word verb, boolean within) {
        if (vocabulary.is("admitting", verb.lower())) {
            return "admitting";
        }
        return within ? "warrants" : "warrants-beside";
    }

    /** A word of such weight stands in the sentence, and nothing that turns it. */
    private boolean hasWeight(int sentence, String list, List<Word> subject) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            if (vocabulary.is(list, words.get(at).lower())
                    && !isTurned(words, at)
                    && !isAlleged(words, at)
                    && !isOfOtherParty(words, at, subject)) {
                return true;
            }
        }
        return false;
    }

    /** "Orsk confirmed that it had reached the Valdian border": no word of Valdia's. */
    private boolean isOfOtherParty(List<Word> words, int at, List<Word> subject) {
        boolean party = subject.stream().anyMatch(Word::isParty)
                && subject.stream()
                        .allMatch(word -> word.isParty()
                                || word.key().isEmpty()
                                || vocabulary.is("official-words", word.lower()));
        if (!party || next(words, at).equals("by")) {
            return false;
        }
        Word agent = null;
        for (Word word : words.subList(0, at)) {
            agent = word.isParty() ? word : agent;
        }
        return agent != null && !hasAny(List.of(agent), subject);
    }

    private boolean isAlleged(List<Word> words, int at) {
        return words.subList(0, at).stream().anyMatch(word -> vocabulary.is("alleging", word.lower()));
    }

    private boolean isTentative(int sentence) {
        return article.side.words.get(sentence).stream().anyMatch(word -> vocabulary.is("tentative", word.lower()));
    }

    private boolean isSaidBy(int sentence, List<Word> subject, Set<String> told) {
        boolean known = isKnown(subject);
        List<Claim> claims = article.statements().in(sentence);
        if (claims.stream().anyMatch(claim -> !known || isBy(claim, subject))) {
            return true;
        }
        if (known && saysElsewhere(subject, told)) {
            return true;
        }
        boolean ofOther = claims.stream().anyMatch(this::isByNamed);
        for (int there = sentence - 1; there <= sentence + 1; there++) {
            boolean says = isOfIt(there, sentence, told) && (known ? !ofOther && says(there, subject) : says(there));
            if (says) {
                return true;
            }
        }
        return false;
    }

    private boolean says(int sentence) {
        return article.side.words.get(sentence).stream().anyMatch(this::isSaying);
    }

    private boolean isSaying(Word word) {
        return !vocabulary.is("withholding", word.lower())
                && (vocabulary.is("saying", word.lower()) || vocabulary.is("telling", word.lower()));
    }

    /** The subject says much of it somewhere else. */
    private boolean saysElsewhere(List<Word> subject, Set<String> told) {
        return subject.stream()
                .filter(word -> !word.key().isEmpty())
                .flatMap(word -> article.sentencesWith(word.key()).stream().limit(MOST_PLACES))
                .distinct()
                .anyMatch(there -> article.side.words.get(there).stream()
                                        .map(Word::key)
                                        .filter(told::contains)
                                        .distinct()
                                        .count()
                                >= FEW
                        && article.statements().in(there).stream().anyMatch(claim -> isBy(claim, subject)));
    }

    /** The subject stands near a word of saying. */
    private boolean says(int sentence, List<Word> subject) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            if (isSaying(words.get(at))
                    && hasAny(words.subList(Math.max(0, at - SUBJECT), Math.min(words.size(), at + REACH)), subject)) {
                return true;
            }
        }
        return false;
    }

    private boolean isByNamed(Claim claim) {
        Source source = speakers.byId(claim.source());
        return source != null && source.kind() != SourceKind.GROUP && source.kind() != SourceKind.ANONYMOUS;
    }

    private static boolean hasAny(List<Word> words, List<Word> subject) {
        return subject.stream()
                .anyMatch(word -> !word.key().isEmpty()
                        && words.stream().anyMatch(there -> there.key().equals(word.key())));
    }

    private boolean hasAny(int sentence, List<Word> subject) {
        return subject.stream().anyMatch(word -> !word.key().isEmpty() && article.side.hasKey(sentence, word.key()));
    }

    private boolean isBy(Claim claim, List<Word> named) {
        for (String id : new String[] {claim.source(), claim.via()}) {
            Source source = speakers.byId(id);
            List<Word> words = source == null ? List.of() : withoutSides(speakers.words(source));
            if (named.stream()
                    .anyMatch(name -> !name.key().isEmpty()
                            && words.stream().anyMatch(word -> word.key().equals(name.key())))) {
                return true;
            }
        }
        return false;
    }

    /** "Pro-Orskan groups" do not speak for Orsk. */
    private static List<Word> withoutSides(List<Word> words) {
        List<Word> own = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            boolean side = at > 0 && words.get(at - 1).lower().matches("pro|anti");
            if (!side) {
                own.add(words.get(at));
            }
        }
        return own;
    }

    private Item finding(List<Word> words, List<Word> subject, int at) {
        boolean close = !subject.isEmpty() && subject.get(subject.size() - 1).equals(words.get(at - 1));
        Word first = close ? subject.get(0) : words.get(at);
        Span span = new Span(first.span().start(), words.get(at).span().end());
        return findings.unsupported(
                span,
                Item.Kind.SOURCE,
                Code.STATUS_OVERSTATED,
                null,
                null,
                "The article has nothing of such weight for this: say who claims or says it instead of “"
                        + findings.told(span) + "”.");
    }
}
