package dev.precis.summary;

import dev.precis.article.Article;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.figures.Figure;
import dev.precis.grounding.Item;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.summary.Summary.CheckedSentence;
import dev.precis.text.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Collects what proves the sentences of one checked draft. */
final class Proof {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final double OWN_WORDS = 0.5;

    private final Reading reading;
    private final Map<String, Figure> figures;

    Proof(Reading reading) {
        this.reading = reading;
        this.figures = reading.figures().stream().collect(Collectors.toMap(Figure::id, Function.identity()));
    }

    List<CheckedSentence> sentences(Checked checked) {
        return IntStream.range(0, checked.draft().sentences().size())
                .mapToObj(i -> sentence(checked, i))
                .toList();
    }

    private CheckedSentence sentence(Checked checked, int index) {
        DraftSentence draft = checked.draft().sentences().get(index);
        List<Item> bound =
                checked.items(index).stream().filter(item -> !item.isFinding()).toList();
        List<String> ids = bound.stream()
                .flatMap(item -> item.figures().stream())
                .distinct()
                .toList();
        return new CheckedSentence(
                draft.text(),
                checked.joined().spans().get(index),
                ids,
                sources(bound, ids),
                evidence(draft, bound),
                checked.findings(index));
    }

    private List<String> sources(List<Item> bound, List<String> ids) {
        Stream<String> named = bound.stream().map(Item::source).filter(Objects::nonNull);
        Stream<String> behind = ids.stream()
                .map(figures::get)
                .filter(Objects::nonNull)
                .map(reading::attribution)
                .flatMap(Proof::claimants);
        return Stream.concat(named, behind).distinct().toList();
    }

    private static Stream<String> claimants(Attribution attribution) {
        return Stream.of(attribution.source(), attribution.via()).filter(Objects::nonNull);
    }

    /** The places that prove the items, and the article's sentences that the draft names and really says again. */
    private List<Span> evidence(DraftSentence draft, List<Item> bound) {
        Set<Span> places = new TreeSet<>();
        bound.forEach(item -> places.addAll(item.evidence()));
        Article article = reading.article();
        draft.evidence().stream()
                .map(index -> article.sentences().get(index).span())
                .filter(span ->
                        places.stream().anyMatch(span::contains) || saysAgain(draft.text(), article.words(span)))
                .toList()
                .forEach(places::add);
        return withoutInner(places);
    }

    private static boolean saysAgain(String text, String sentence) {
        Set<String> own = words(text);
        Set<String> theirs = words(sentence);
        long common = own.stream().filter(theirs::contains).count();
        return !own.isEmpty() && common >= OWN_WORDS * own.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Span> withoutInner(Collection<Span> places) {
        return places.stream()
                .filter(place -> places.stream().noneMatch(other -> !other.equals(place) && other.contains(place)))
                .toList();
    }
}
