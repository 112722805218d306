package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import dev.precis.figures.Unit;
import dev.precis.grounding.Derivations.Derived;
import dev.precis.grounding.Rosters.Roster;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the names that the article lists: of all, under a heading, or with a club in brackets. */
final class RosterCounts {
    /** Lists of more names are not counted. */
    private static final int MOST = 400;
    /** How far from the number stands whom or what it is counted for. */
    private static final int REACH = 8;

    private final Side text;
    private final ArticleIndex article;
    private final Units units;

    RosterCounts(Side text, ArticleIndex article, Units units) {
        this.text = text;
        this.article = article;
        this.units = units;
    }

    @Nullable
    Derived derive(Fact fact) {
        List<List<Roster>> squads =
                article.side.view(Rosters.class, Rosters::new).squads();
        if (squads.isEmpty()) {
            return null;
        }
        if (fact.figure().amount() instanceof Amount.Part part) {
            int whole = number(part.whole());
            boolean known = squads.stream().anyMatch(squad -> all(squad) == whole)
                    || !article.withNumber(List.of(part.whole().stripTrailingZeros()))
                            .isEmpty();
            return known ? ofGroup(fact, number(part.part()), squads) : null;
        }
        boolean counts = fact.figure().kind() == Kind.COUNT;
        int number = counts && fact.figure().amount() instanceof Amount.Exact exact ? number(exact.value()) : 0;
        if (number <= 1) {
            return null;
        }
        Derived headed = headed(fact, number, squads);
        headed = headed == null ? ofGroup(fact, number, squads) : headed;
        return headed == null ? ofAll(fact, number, squads) : headed;
    }

    private static int number(BigDecimal value) {
        boolean small = value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        return small ? value.intValue() : 0;
    }

    private static int all(List<Roster> squad) {
        return squad.stream().mapToInt(Roster::size).sum();
    }

    /** "Ten keepers" of a list under "Keepers". */
    private @Nullable Derived headed(Fact fact, int number, List<List<Roster>> squads) {
        Unit unit = fact.figure().unit();
        String noun = unit == null ? "" : unit.name().substring(unit.name().lastIndexOf(' ') + 1);
        for (List<Roster> squad : squads) {
            for (Roster roster : squad) {
                boolean same = !noun.isEmpty()
                        && (text.vocabulary.key(noun).equals(text.vocabulary.key(roster.heading()))
                                || roster.heading().equals(noun + "es"));
                if (same && roster.size() == number) {
                    return derived(roster.span());
                }
            }
        }
        return null;
    }

    /** "Leith have seven of them", "four come from Ayr". */
    private @Nullable Derived ofGroup(Fact fact, int number, List<List<Roster>> squads) {
        String group = group(fact);
        if (group == null) {
            return null;
        }
        for (List<Roster> squad : squads) {
            int count = 0;
            for (Roster roster : squad) {
                count += roster.of(group);
            }
            if (count == number && number > 1) {
                return derived(squad.get(0).span());
            }
        }
        return null;
    }

    /** The name nearest before the number with no other number between; else the first behind it. */
    private @Nullable String group(Fact fact) {
        List<Word> words = text.words.get(fact.sentence());
        for (int at = fact.from() - 1; at >= Math.max(0, fact.from() - REACH) && !isOfOther(fact, at); at--) {
            if (isGroup(words.get(at))) {
                return words.get(at).lower();
            }
        }
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + REACH) && !isOfOther(fact, at); at++) {
            if (isGroup(words.get(at))) {
                return words.get(at).lower();
            }
        }
        return null;
    }

    private boolean isGroup(Word word) {
        return word.isCapital()
                && article.side.view(Rosters.class, Rosters::new).squads().stream()
                        .flatMap(List::stream)
                        .anyMatch(roster -> roster.of(word.lower()) > 0);
    }

    private boolean isOfOther(Fact fact, int at) {
        return text.facts.get(fact.sentence()).stream()
                .anyMatch(other -> other != fact && other.from() <= at && at < other.to());
    }

    /** "A squad of 24 players" of all lists that stand together. */
    private @Nullable Derived ofAll(Fact fact, int number, List<List<Roster>> squads) {
        Unit unit = fact.figure().unit();
        boolean people = unit == null
                || units.heads(unit.name()).stream()
                        .anyMatch(noun -> units.isPerson(noun) || text.vocabulary.is("roster-nouns", noun));
        for (List<Roster> squad : people ? squads : List.<List<Roster>>of()) {
            if (all(squad) == number) {
                return derived(squad.get(0).span());
            }
        }
        return null;
    }

    private static Derived derived(Span list) {
        return new Derived(List.of(), List.of(list), "The article lists as many.");
    }
}
