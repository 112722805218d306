package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that give as certain, or as confirmed by somebody, what the article gives as a belief, an accusation, a hope or
 * as what another says: "has established", "it is beyond doubt", "as the ministry acknowledges".
 */
final class AssuranceCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.38;

    private static final int CLEAR_WORDS = 3;
    /** of others that have this share of the best one's either may be meant. */
    private static final double NEXT = 0.85;
    /** A content of fewer words is looked up with the rest of its sentence. */
    private static final int FEW = 3;
    /** How far before a verb stands whoever does it, or what turns it. */
    private static final int REACH = 5;
    /** How far from the words that are told a word may stand that makes them uncertain. */
    private static final int NEAR = 13;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final Speakers speakers;

    AssuranceCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
        this.speakers = new Speakers(article.side);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            Item item = check(sentence);
            boolean known = item == null || Item.isFound(told, item.span());
            if (!known) {
                items.add(item);
            }
        }
        return items;
    }

    /** The article has whom the text names for it saying much of it somewhere. */
    private boolean isSaidBySubject(List<Word> subject, Set<String> told) {
        List<Word> named =
                subject.stream().filter(word -> !word.key().isEmpty()).toList();
        Word last = named.isEmpty() ? null : named.get(named.size() - 1);
        return last != null
                && article.sentencesWith(last.key()).stream()
                        .map(article.side.words::get)
                        .filter(words -> words.stream()
                                .anyMatch(word -> vocabulary.is("saying", word.lower())
                                        || vocabulary.is("assuring", word.lower())))
                        .anyMatch(words -> words.stream()
                                        .map(Word::key)
                                        .filter(told::contains)
                                        .distinct()
                                        .count()
                                >= 2);
    }

    private @Nullable Item check(int sentence) {
        List<Word> words = text.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            if (isAssuring(words, at)) {
                int from = subjectFrom(words, at);
                int clause = isAside(words, at) && !isPassive(words, at) ? from : 0;
                if (!isByNone(words, from, at) && !isTentative(words, clause, at) && isOverstated(words, from, at)) {
                    return finding(words, from, at);
                }
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- what gives something as certain

    private boolean isAssuring(List<Word> words, int at) {
        String word = words.get(at).lower();
        String before = before(words, at, 1);
        if (vocabulary.is("assuring", word)) {
            boolean asNoun = isNoun(words, at);
            boolean infinitive = before.equals("to") || before.equals("only") || isSecondInfinitive(words, at);
            return !asNoun && !infinitive && !isTakenIn(words, at) && !isFounded(words, at) && !isTurned(words, at);
        }
        if (word.equals("shown")) {
            boolean been = before.equals("been") || before(words, at, 2).equals("been");
            return been && next(words, at).equals("to") && !isTurned(words, at);
        }
        if (vocabulary.is("judging", word)) {
            boolean whole = next(words, at).equals("that") || isAside(words, at);
            return whole && !isTurned(words, at);
        }
        if (word.equals("announced")) {
            return before.equals("already") && !isTurned(words, at);
        }
        if (vocabulary.is("assuring-nouns", word)) {
            return before.equals("beyond")
                    || before.equals("no") && next(words, at).equals("that");
        }
        if (vocabulary.is("assuring-facts", word)) {
            return next(words, at).equals("that")
                    && isCalledSo(words, at)
                    && !isTurned(words, at)
                    && words.subList(0, at).stream().noneMatch(this::isTelling);
        }
        boolean now = before.matches("now|already|quite|absolutely|almost")
                && vocabulary.is("be-forms", before(words, at, 2));
        boolean predicate = (now || vocabulary.is("be-forms", before))
                && (next(words, at).equals("that") || next(words, at).equals("to"));
        return vocabulary.is("assuring-adjectives", word) && predicate && !isTurned(words, at)
                || vocabulary.is("assuring-adverbs", word) && !isTurned(words, at);
    }

    private boolean isTelling(Word word) {
        return vocabulary.is("saying", word.lower()) || vocabulary.is("telling", word.lower());
    }

    /** "It is an established fact", "is now a certainty"; not "is the fact that", which only takes up what follows. */
    private boolean isCalledSo(List<Word> words, int at) {
        for (int i = at - 1; i >= Math.max(0, at - REACH); i--) {
            if (words.get(i).lower().matches("an?")) {
                return vocabulary.is("be-forms", before(words, i, 1))
                        || before(words, i, 1).matches("now|already") && vocabulary.is("be-forms", before(words, i, 2));
            }
        }
        return false;
    }

    /** "Unable to name a buyer or prove a sale": the verb goes on with what "to" began. */
    private boolean isSecondInfinitive(List<Word> words, int at) {
        boolean joined = before(words, at, 1).matches("or|and|nor");
        boolean bare = !words.get(at).lower().matches(".*(s|ed|en|ing)");
        for (int i = at - 2; joined && bare && i >= 0; i--) {
            String word = words.get(i).lower();
            if (word.equals("to") || vocabulary.is("unsure", word)) {
                return true;
            }
            if (words.get(i + 1).afterMark()) {
                return false;
            }
        }
        return false;
    }

    /** "Admitted to a hospital"; not "admitted to stealing". */
    private static boolean isTakenIn(List<Word> words, int at) {
        return words.get(at).lower().startsWith("admit")
                && next(words, at).matches("to|into|for")
                && at + 2 < words.size()
                && !words.get(at + 2).lower().endsWith("ing");
    }

    /** "Established in court that". */
    private static boolean isInCourt(List<Word> words, int at) {
        return next(words, at).equals("in")
                && words.subList(at + 1, Math.min(words.size(), at + REACH)).stream()
                        .anyMatch(word -> word.lower().equals("that"));
    }

    /** "Before the kingdom was established" tells when it began. */
    private boolean isFounded(List<Word> words, int at) {
        return words.get(at).lower().equals("established")
                && !isInCourt(words, at)
                && vocabulary.is("be-forms", before(words, at, 1))
                && !next(words, at).equals("that");
    }

    /** "35 confirmed cases", "the proven reserves", "an established firm". */
    private static boolean isNoun(List<Word> words, int at) {
        if (at == 0 || words.get(at).afterMark()) {
            return at == 0;
        }
        Word before = words.get(at - 1);
        return before.isNumber()
                || before.lower().matches("the|a|an|its|their|his|her|of|in|with|for|most|more|new|first|no|any");
    }

    private static String before(List<Word> words, int at, int steps) {
        return at >= steps ? words.get(at - steps).lower() : "";
    }

    private static String next(List<Word> words, int at) {
        return at + 1 < words.size() ? words.get(at + 1).lower() : "";
    }

    /** "Has not confirmed", "could be proven", "was established in 1902". */
    private boolean isTurned(List<Word> words, int at) {
        for (int i = Math.max(0, at - REACH + 1); i < at; i++) {
            String word = words.get(i).lower();
            if (vocabulary.is("negations", word)
                    || word.endsWith("n't")
                    || word.matches("could|can|may|might|would|should|must|until|once|if|whether|refused|yet")) {
                return true;
            }
        }
        String next = next(words, at);
        if (isInCourt(words, at)) {
            return false;
        }
        return next.matches("in|by|as|a|an|no|himself|herself|themselves|themself|whether|or")
                && !(next.equals("by") && !vocabulary.is("be-forms", before(words, at, 1)));
    }

    /** "Neither army has so far confirmed". */
    private static boolean isByNone(List<Word> words, int from, int at) {
        return words.subList(from, at).stream().anyMatch(word -> word.lower().matches("neither|nobody|none|no|not"));
    }

    /** The sentence keeps it uncertain by itself. */
    private boolean isTentative(List<Word> words, int from, int marker) {
        boolean found = vocabulary.is("finding-facts", words.get(marker).lower());
        for (int at = from; at < words.size(); at++) {
            if (!found
                    && at > marker
                    && words.get(at).afterMark()
                    && vocabulary.is("conceding", words.get(at).lower())) {
                return false;
            }
            boolean beyond = at == marker
                    || Math.abs(at - marker) == 1 && words.get(at).lower().equals("doubt");
            if (!beyond && isTentativeWord(words, at)) {
                return true;
            }
        }
        return false;
    }

    /** "Might", "believes"; not "21% less likely", which compares. */
    private boolean isTentativeWord(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean compares =
                word.endsWith("likely") && before(words, at, 1).matches("more|less|as|equally|twice|times|most|least");
        return vocabulary.is("tentative", word) && !compares;
    }

    /** The first word of whoever confirms, the marker itself where nobody does. */
    private int subjectFrom(List<Word> words, int at) {
        int from = at;
        while (from > Math.max(0, at - REACH - 1) && !words.get(from).afterMark()) {
            String word = words.get(from - 1).lower();
            if (word.matches("that|which|and|but|because|as|who|while|after|since")
                    || vocabulary.is("tentative", word)) {
                break;
            }
            from--;
        }
        return from;
    }

    // ---------------------------------------------------------------- what the article has

    private boolean isOverstated(List<Word> words, int from, int at) {
        Set<String> told = new HashSet<>(content(words, from, at));
        if (told.size() >= FEW && isDoubtful(words, at, told)) {
            return true;
        }
        boolean reports = words.get(at).lower().startsWith("confirm");
        List<Word> subject = isPassive(words, at) ? agent(words, at) : words.subList(from, at);
        if (reports && isSaidBySubject(subject, told)) {
            return false;
        }
        List<Statements.Match> matches = article.statements().find(told);
        boolean uncertain = false;
        for (Statements.Match match : matches) {
            boolean clear = match.coverage() >= CLEAR && match.shared() >= CLEAR_WORDS;
            if (!clear || match.coverage() < matches.get(0).coverage() * NEXT) {
                break;
            }
            int there = match.sentence();
            Set<String> concerned = vocabulary.is("finding-facts", words.get(at).lower()) ? Set.of() : told;
            if (isAssured(there) || isAssured(there - 1, concerned) || isAssured(there + 1, concerned)) {
                return false;
            }
            boolean weak = isUncertain(there, told) || isUnconfirmed(there) || isOfOther(there, subject);
            if (!weak) {
                return false;
            }
            uncertain = true;
        }
        return uncertain;
    }

    /** "Confirmed by the ministry": what stands before a passive is what is confirmed, and by nobody. */
    private static List<Word> agent(List<Word> words, int at) {
        int end = at + 1;
        while (next(words, at).equals("by")
                && end < Math.min(words.size(), at + REACH + 1)
                && !words.get(end).afterMark()) {
            end++;
        }
        return words.subList(at + 1, end);
    }

    /** "Beyond doubt" where the article has doubts of the same thing. */
    private boolean isDoubtful(List<Word> words, int at, Set<String> told) {
        if (!vocabulary.is("assuring-nouns", words.get(at).lower())) {
            return false;
        }
        for (int there = 0; there < article.side.size(); there++) {
            List<Word> sentence = article.side.words.get(there);
            boolean same = sentence.stream().anyMatch(word -> told.contains(word.key()));
            boolean doubts = sentence.stream()
                    .anyMatch(word -> word.lower().startsWith("doubt") || vocabulary.is("disputing", word.lower()));
            if (same && doubts) {
                return true;
            }
        }
        return false;
    }

    /** "…, as the ministry has confirmed": nothing follows. */
    private static boolean isAside(List<Word> words, int at) {
        return at + 1 >= words.size() || words.get(at + 1).afterMark();
    }

    /** "The death was confirmed". */
    private boolean isPassive(List<Word> words, int at) {
        int verb = at - 1;
        while (verb > 0 && words.get(verb).lower().matches("\\w+ly|now|already")) {
            verb--;
        }
        return verb >= 0 && vocabulary.is("be-forms", words.get(verb).lower());
    }

    /** What is confirmed: the clause behind the marker, or where little stands there the part before it; asides left out. */
    private List<String> content(List<Word> words, int from, int at) {
        List<String> behind =
                clause(words.subList(0, isRelative(words, from) ? until(words, at + 1) : words.size()), at + 1);
        boolean aside = isAside(words, at);
        if (!aside && behind.size() >= FEW) {
            return behind;
        }
        int start = from;
        while (start > 0 && keys(words, start, from).size() < FEW) {
            start--;
            while (start > 0 && !words.get(start).afterMark()) {
                start--;
            }
        }
        int end = isPassive(words, at) ? at : from;
        List<String> all = new ArrayList<>(aside ? keys(words, start, end) : keys(words, 0, at));
        all.addAll(aside ? List.of() : behind);
        return all;
    }

    /** "The letter, which has been confirmed to …, dates from": the clause ends at the next mark. */
    private static boolean isRelative(List<Word> words, int from) {
        return from > 0
                && words.get(from - 1).afterMark()
                && words.get(from - 1).lower().matches("which|who");
    }

    private static int until(List<Word> words, int from) {
        int end = from;
        while (end < words.size() && !(end > from && words.get(end).afterMark())) {
            end++;
        }
        return end;
    }

    /** The words from one on, without ", who …,", ", leading to …," and what follows a further mark. */
    private List<String> clause(List<Word> words, int from) {
        List<String> keys = new ArrayList<>();
        boolean relative = false;
        for (int at = from; at < words.size(); at++) {
            Word word = words.get(at);
            if (word.afterMark() && at > from) {
                relative = !relative
                        && (vocabulary.is("relative", word.lower())
                                || word.lower().endsWith("ing"));
            }
            if (!relative) {
                keys.addAll(keys(words, at, at + 1));
            }
        }
        return keys;
    }

    private List<String> keys(List<Word> words, int from, int to) {
        return words.subList(Math.min(from, to), to).stream()
                .filter(word -> !vocabulary.is("assuring", word.lower())
                        && !word.lower().matches("officially|independently"))
                .map(Word::key)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** What is found out in a sentence beside it concerns it only where that has a word of it; a study's finding often has none. */
    private boolean isAssured(int beside, Set<String> told) {
        return isAssured(beside)
                && (told.isEmpty()
                        || article.side.words.get(beside).stream().anyMatch(word -> told.contains(word.key())));
    }

    /** The article itself calls it confirmed, shown or found out. */
    private boolean isAssured(int sentence) {
        if (sentence < 0 || sentence >= article.side.size()) {
            return false;
        }
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).lower();
            boolean assuring =
                    vocabulary.is("assuring", word) && !before(words, at, 1).equals("to")
                            || vocabulary.is("finding-facts", word)
                            || vocabulary.is("confirming", word);
            if (assuring && !vocabulary.is("tentative", before(words, at, 1)) && !isTurned(words, at)) {
                return true;
            }
        }
        return false;
    }

    /** "The death has not yet been confirmed by either side". */
    private boolean isUnconfirmed(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).lower();
            boolean never = word.matches("unconfirmed|unverified|uncorroborated");
            boolean decides = vocabulary.is("confirming-verbs", word)
                    || vocabulary.is("deciding-verbs", word)
                    || word.matches("ruled?") && next(words, at).equals("out");
            if (never || decides && isNegated(words, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNegated(List<Word> words, int at) {
        return words.subList(Math.max(0, at - REACH + 1), at).stream()
                .map(Word::lower)
                .anyMatch(word -> vocabulary.is("negations", word) || word.endsWith("n't"));
    }

    /** A word of belief, of accusation or of hope stands by the words that are told. */
    private boolean isUncertain(int sentence, Set<String> told) {
        List<Word> words = article.side.words.get(sentence);
        for (int at = 0; at < words.size(); at++) {
            if (isTentativeWord(words, at)) {
                long near = words.subList(Math.max(0, at - NEAR), Math.min(words.size(), at + NEAR + 1)).stream()
                        .filter(word -> told.contains(word.key()))
                        .count();
                if (near >= 2) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The article has it from the mouth of somebody else than the one whom the text names for it. */
    private boolean isOfOther(int sentence, List<Word> subject) {
        List<Word> named =
                subject.stream().filter(word -> !word.key().isEmpty()).toList();
        List<Claim> claims = article.statements().in(sentence);
        if (named.isEmpty() || claims.isEmpty()) {
            return false;
        }
        boolean known = named.stream().allMatch(word -> article.hasKey(word.key()));
        return known
                && named.stream().noneMatch(word -> article.side.hasKey(sentence, word.key()))
                && claims.stream().noneMatch(claim -> isBy(claim, named));
    }

    private boolean isBy(Claim claim, List<Word> named) {
        for (String id : new String[] {claim.source(), claim.via()}) {
            Source source = speakers.byId(id);
            List<Word> words = source == null ? List.of() : speakers.words(source);
            if (named.stream()
                    .anyMatch(name -> words.stream().anyMatch(word -> word.key().equals(name.key())))) {
                return true;
            }
        }
        return false;
    }

    private Item finding(List<Word> words, int from, int at) {
        int to = at;
        for (int i = at + 1;
                i < words.size() && i <= at + REACH && !words.get(i).afterMark();
                i++) {
            boolean that = words.get(i).lower().equals("that");
            to = that && (i == at + 1 || isInCourt(words, at)) ? i : to;
        }
        Span span =
                new Span(words.get(from).span().start(), words.get(to).span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.STATUS_OVERSTATED,
                null,
                null,
                "The article does not give this as certain: say who believes, claims or hopes it instead of “"
                        + findings.told(span) + "”.");
    }
}
