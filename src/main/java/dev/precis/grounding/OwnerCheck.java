package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a true number that is told of another person, team, company, country or place than in the article. */
final class OwnerCheck {
    /** A name in this many sentences at most is no topic of the article. */
    private static final int RARE = 2;
    /** A sentence that names nobody goes on about whom the sentences before it named. */
    private static final int STORY = 2;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Mentions told;
    private final Mentions there;

    OwnerCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.there = article.side.view(Mentions.class, Mentions::of);
        this.told = there.of(text, there);
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            for (Fact fact : text.facts.get(sentence)) {
                Fact other = bound.get(fact);
                Item item = other == null ? null : check(fact, other);
                if (item != null && done.add(item.span())) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    private @Nullable Item check(Fact fact, Fact other) {
        List<Mention> names = new ArrayList<>(placesOf(fact));
        Mention subject = subject(told, fact);
        if (subject != null && told.isSubject(subject) && !names.contains(subject) && isOnly(subject, fact)) {
            names.add(subject);
        }
        for (Mention name : names) {
            Mention right = right(name, fact, other);
            if (right != null) {
                return finding(name, right, other);
            }
        }
        return ofWhom(fact, other);
    }

    /** "The 40 fans who had gone to Ayr" where the article has them go to Leith, and others to Ayr. */
    private @Nullable Item ofWhom(Fact fact, Fact other) {
        Mention name = placeOfWhom(text, told, fact);
        Mention right = name == null ? null : placeOfWhom(article.side, there, other);
        boolean wrong = name != null
                && right != null
                && !right.sharesWordWith(name)
                && with(name, other.sentence()).stream()
                        .noneMatch(mention -> Math.abs(mention.segment() - right.segment()) <= 1)
                && there.countOf(name) > 0
                && told.in(fact.sentence()).stream().noneMatch(right::sharesWordWith)
                && samePlaces(fact, other).size() == 1;
        return wrong && name != null && right != null ? finding(name, right, other) : null;
    }

    /** The place behind "who" and a number of people. */
    private static @Nullable Mention placeOfWhom(Side side, Mentions mentions, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        boolean relative = fact.to() < words.size()
                && (words.get(fact.to()).lower().equals("who")
                        || fact.to() + 1 < words.size()
                                && words.get(fact.to() + 1).lower().equals("who"));
        int segment = mentions.segment(fact) + 1;
        List<Mention> places = mentions.in(fact.sentence()).stream()
                .filter(mention -> relative && mention.isPlace() && mention.segment() == segment)
                .toList();
        return places.size() == 1 ? places.get(0) : null;
    }

    /** "Ayr beat Leith before 9,000", "as many as Ayr, 160 to 54": where another name stands between, the number may be told of either. */
    private boolean isOnly(Mention subject, Fact fact) {
        List<Word> words = text.words.get(subject.sentence());
        boolean compared =
                subject.from() > 0 && words.get(subject.from() - 1).lower().matches("as|than");
        return !compared
                && told.in(fact.sentence()).stream()
                        .noneMatch(name -> name.from() >= subject.to() && name.to() <= fact.from() && !name.isPlace())
                && text.words.get(fact.sentence()).subList(subject.to(), Math.max(subject.to(), fact.from())).stream()
                        .noneMatch(word -> text.vocabulary.is("turning-to-another", word.lower()));
    }

    /** The places that a segment tells a number of. */
    private List<Mention> placesOf(Fact fact) {
        int segment = told.segment(fact);
        return told.in(fact.sentence()).stream()
                .filter(name -> name.isPlace() && name.segment() == segment && !name.isSpeaker())
                .filter(name -> isNearest(name, fact))
                .toList();
    }

    /** "Rose to 1,547, including 453 in Quarrant": a place belongs to the number nearest to it. */
    private boolean isNearest(Mention name, Fact fact) {
        return text.facts.get(fact.sentence()).stream()
                .allMatch(other -> other == fact || gap(name, fact) <= gap(name, other));
    }

    private static int gap(Mention name, Fact fact) {
        return name.to() <= fact.from() ? fact.from() - name.to() : Math.max(0, name.from() - fact.to());
    }

    /** The name nearest before a number, in its segment; else in the segment before, which the number's goes on. */
    private static @Nullable Mention subject(Mentions mentions, Fact fact) {
        int segment = mentions.segment(fact);
        Mention best = null;
        for (Mention name : mentions.in(fact.sentence())) {
            boolean before = name.to() <= fact.from() && !name.isPlace() && !name.isSpeaker();
            if (before && isNearer(name, best, segment)) {
                best = name;
            }
        }
        return best != null && segment - best.segment() <= 1 ? best : null;
    }

    /** The first name of the nearer segment; in the number's own a name after a country's. */
    private static boolean isNearer(Mention name, @Nullable Mention best, int segment) {
        if (best == null || best.segment() != name.segment()) {
            return true;
        }
        return name.segment() == segment && best.isParty();
    }

    // ---------------------------------------------------------------- whose the number is in the article

    /** Whom or what the article tells the number of, where it clearly is not the name; null otherwise. */
    private @Nullable Mention right(Mention name, Fact fact, Fact bound) {
        Mention right = null;
        if (fact.figure().kind() == Kind.COUNT
                && Agreement.numbers(fact.figure().amount()).stream()
                        .allMatch(number -> number.compareTo(java.math.BigDecimal.ONE) == 0)) {
            return null;
        }
        boolean topic = fact.figure().kind() == Kind.SCORE && there.countOf(name) > RARE;
        boolean ranks = (fact.figure().kind() == Kind.RANK) != (bound.figure().kind() == Kind.RANK);
        if (topic || ranks || isUnclear(bound)) {
            return null;
        }
        for (Fact other : samePlaces(fact, bound)) {
            if (isTold(name, other)) {
                return null;
            }
            Mention owner = owner(name, fact, other);
            right = right == null ? owner : right;
        }
        return right;
    }

    /** "18 shots to their opponents' six" tells of another than it names, "the 59-year-old" of whom the sentence before named. */
    private boolean isUnclear(Fact other) {
        List<Word> words = article.side.words.get(other.sentence());
        boolean anaphor = other.figure().kind() == Kind.AGE
                && other.from() > 0
                && words.get(other.from() - 1).lower().equals("the");
        return anaphor
                || article.side.words.get(other.sentence()).stream()
                        .limit(other.from())
                        .skip(Math.max(0, other.from() - STORY * 2))
                        .anyMatch(word -> article.side.vocabulary.is("unnamed-others", word.lower()));
    }

    /** Everywhere the article has the number for such a thing. */
    private List<Fact> samePlaces(Fact fact, Fact bound) {
        List<Fact> places = new ArrayList<>(List.of(bound));
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.unit() != UnitMatch.OTHER && candidate.fact() != bound;
            if (same
                    && (candidate.relation() == Candidate.Relation.SAME
                            || candidate.relation() == Candidate.Relation.CONVERTED)) {
                places.add(candidate.fact());
            }
        }
        return places;
    }

    /** True where the article may tell the number of the name. */
    private boolean isTold(Mention name, Fact other) {
        List<Mention> here = with(name, other.sentence());
        int segment = there.segment(other);
        if (here.stream()
                .anyMatch(
                        mention -> mention.segment() == segment && !mention.isSpeaker() && !isAside(mention, other))) {
            return true;
        }
        Mention subject = subject(there, other);
        if (subject != null && subject.sharesWordWith(name)) {
            return true;
        }
        if (here.stream().anyMatch(Mention::isSpeaker)) {
            return true;
        }
        if (!here.isEmpty()) {
            return name.isPlace()
                    ? !isSetApart(name, other) && !isBehindOther(name, subject, other, here)
                    : !hasOwnNumber(other, here);
        }
        boolean placed = name.isPlace() && hasPlace(other, name.place());
        for (int before = other.sentence() - STORY; before < other.sentence() && !placed; before++) {
            if (subject == null && !with(name, before).isEmpty()) {
                return true;
            }
        }
        return isLead(name, other) && subject == null;
    }

    /** "Fortescue fell 5.2%, Rio Tinto 2.8%": another name stands nearer, and the name has a number of its own. */
    private boolean isAside(Mention name, Fact other) {
        Mention nearest = nearestBefore(other);
        return nearest != null
                && !nearest.sharesWordWith(name)
                && article.side.facts.get(other.sentence()).stream()
                        .filter(rival -> rival != other
                                && rival.figure().kind() == other.figure().kind())
                        .map(this::nearestBefore)
                        .anyMatch(owner -> owner != null && owner.sharesWordWith(name));
    }

    /** The name before a number with no number of the same kind between. */
    private @Nullable Mention nearestBefore(Fact fact) {
        int from = article.side.facts.get(fact.sentence()).stream()
                .filter(other -> other.figure().kind() == fact.figure().kind() && other.to() <= fact.from())
                .mapToInt(Fact::to)
                .max()
                .orElse(0);
        Mention best = null;
        for (Mention name : there.in(fact.sentence())) {
            boolean between = name.from() >= from && name.to() <= fact.from();
            best = between && !name.isPlace() && !name.isSpeaker() ? name : best;
        }
        return best;
    }

    private List<Mention> with(Mention name, int sentence) {
        return there.in(sentence).stream()
                .filter(mention -> mention.sharesWordWith(name))
                .toList();
    }

    /**
     * "Perera took 5-43 and Fonseka 4-61": the name has a number of its own kind in its own segment. Of a place that says
     * nothing: "a blast at Orso killed 3 and hurt 15".
     */
    private boolean hasOwnNumber(Fact other, List<Mention> here) {
        return article.side.facts.get(other.sentence()).stream()
                        .filter(rival -> rival != other
                                && rival.figure().kind() == other.figure().kind())
                        .filter(rival -> !Agreement.sameNumber(
                                rival.figure().amount(), other.figure().amount()))
                        .anyMatch(rival -> here.stream().anyMatch(mention -> mention.segment() == there.segment(rival)))
                && here.stream().noneMatch(mention -> mention.segment() < there.segment(other) && mention.from() == 0);
    }

    /** "In Rukum 28 were found; in Jajarkot none": two places, each in its own segment. */
    private boolean isSetApart(Mention name, Fact other) {
        int segment = there.segment(other);
        return name.isPlace()
                && there.in(other.sentence()).stream()
                        .anyMatch(mention -> mention.isPlace() && !mention.isSpeaker() && mention.segment() == segment);
    }

    /** "Rents in Orso were up 7%, while Marl saw a fall of 1%": behind the place and its number another is told of. */
    private boolean isBehindOther(Mention name, @Nullable Mention subject, Fact other, List<Mention> here) {
        return subject != null
                && there.isSubject(subject)
                && !subject.sharesWordWith(name)
                && here.stream().allMatch(mention -> mention.isPlace() && mention.segment() < subject.segment())
                && hasOwnNumber(other, here);
    }

    private boolean hasPlace(Fact other, String preposition) {
        int segment = there.segment(other);
        return there.in(other.sentence()).stream()
                .anyMatch(mention ->
                        mention.segment() == segment && mention.place().equals(preposition));
    }

    private boolean isLead(Mention name, Fact other) {
        return !with(name, 0).isEmpty()
                || !name.isPlace() && other.sentence() > 0 && !with(name, 1).isEmpty();
    }

    /** The name of the same kind that the article tells the number of. */
    private @Nullable Mention owner(Mention name, Fact fact, Fact other) {
        int segment = there.segment(other);
        List<Mention> beside = new ArrayList<>();
        for (Mention mention : there.in(other.sentence())) {
            if (mention.segment() == segment && !mention.isSpeaker() && !isAgent(mention)) {
                beside.add(mention);
            }
        }
        if (name.isPlace() && beside.stream().noneMatch(Mention::isPlace)) {
            there.in(other.sentence()).stream()
                    .filter(mention -> mention.isPlace() && mention.segment() == segment - 1)
                    .forEach(beside::add);
        }
        Mention subject = subject(there, other);
        List<Mention> here = with(name, other.sentence());
        boolean behind = name.isPlace() && !here.isEmpty() && isBehindOther(name, subject, other, here);
        if (behind && subject != null && !isToldToo(subject, fact)) {
            return subject;
        }
        if (subject != null) {
            beside.add(subject);
        }
        for (Mention mention : beside) {
            if (isAlike(name, mention) && !isToldToo(mention, fact) && (name.isPlace() || ownsNumber(name, other))) {
                return mention;
            }
        }
        return beside.stream().anyMatch(mention -> isAlike(name, mention)) ? null : introducedLater(name, other);
    }

    /** "Counts brought by the bureau" are not the bureau's. */
    private boolean isAgent(Mention mention) {
        List<Word> words = article.side.words.get(mention.sentence());
        return words.subList(Math.max(0, mention.from() - STORY), mention.from()).stream()
                .anyMatch(word -> word.lower().equals("by"));
    }

    /** The article tells such a number of the name somewhere, as it does of the other: only then the two can be mixed up. */
    private boolean ownsNumber(Mention name, Fact other) {
        return there.sentencesOf(name).stream()
                .limit(STORY * 4)
                .anyMatch(sentence -> article.side.facts.get(sentence).stream()
                        .filter(fact -> isSuch(fact, other))
                        .anyMatch(fact -> isOf(name, fact)));
    }

    /** A number of the same kind with another value. */
    private boolean isSuch(Fact fact, Fact other) {
        boolean counts = isCount(fact) && isCount(other);
        return (counts || fact.figure().kind() == other.figure().kind())
                && !Agreement.sameNumber(fact.figure().amount(), other.figure().amount());
    }

    private static boolean isCount(Fact fact) {
        return fact.figure().kind() == Kind.COUNT || fact.figure().kind() == Kind.RATIO;
    }

    private boolean isOf(Mention name, Fact fact) {
        Mention subject = subject(there, fact);
        boolean placed = name.isPlace()
                && with(name, fact.sentence()).stream().anyMatch(mention -> mention.segment() == there.segment(fact));
        return placed || subject != null && subject.sharesWordWith(name);
    }

    /** The name stands in the number's own part of the text too. */
    private boolean isToldToo(Mention mention, Fact fact) {
        int segment = told.segment(fact);
        return told.in(fact.sentence()).stream()
                .anyMatch(own -> own.segment() == segment && own.sharesWordWith(mention));
    }

    /** Two names of one kind: only then the one can stand wrongly for the other. */
    private boolean isAlike(Mention name, Mention other) {
        return !name.sharesWordWith(other)
                && name.place().equals(other.place())
                && name.isParty() == other.isParty()
                && there.isPerson(name) == there.isPerson(other);
    }

    /** "Of the cases, 453 were in Quarrant", after all cases were told: the name has a number of its own. */
    private @Nullable Mention introducedLater(Mention name, Fact other) {
        boolean later = there.firstOf(name) > other.sentence() && there.countOf(name) <= RARE;
        if (!later || there.firstOf(name) > other.sentence() + STORY) {
            return null;
        }
        int sentence = there.firstOf(name);
        for (Mention mention : with(name, sentence)) {
            for (Fact rival : article.side.facts.get(sentence)) {
                Mention subject = subject(there, rival);
                boolean own =
                        subject == null ? there.segment(rival) == mention.segment() : subject.sharesWordWith(name);
                boolean alike = rival.figure().kind() == other.figure().kind();
                if (own && alike && mention.isPlace() == name.isPlace() && !name.isSpeaker()) {
                    return mention;
                }
            }
        }
        return null;
    }

    private Item finding(Mention name, Mention right, Fact other) {
        String expected = right.sharesWordWith(name) ? findings.words(other.span()) : findings.words(right.span());
        String why = right.sharesWordWith(name)
                ? "The article does not tell “" + expected + "” of “" + findings.told(name.span())
                        + "”: leave the name out."
                : "The article tells “" + findings.words(other.span()) + "” of “" + expected + "”, not of “"
                        + findings.told(name.span()) + "”.";
        return findings.contradicted(name.span(), Item.Kind.NUMBER, Code.BOUND_TO_OTHER, other, expected, why);
    }
}
