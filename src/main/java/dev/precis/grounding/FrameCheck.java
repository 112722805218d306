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

/**
 * Finds a place or a point of the compass whose surroundings are the article's word for word but for the place: "far ahead in
 * Kelso" for "far ahead in Oban". Goes by the words beside it alone.
 */
final class FrameCheck {
    /** Letters that a clipped name has at least: "Fed" of "Federal". */
    private static final int SHORTEST = 3;
    /** Stands for the link of a point of the compass. */
    private static final String COMPASS = "compass";
    /** How many words on each side say what is told of a place. */
    private static final int REACH = 8;
    /** The share of their worth that stands around the article's place; */
    private static final double ALIKE = 0.3;

    private static final double PLAIN = 0.45;
    /** how much less of it stands around the place that is told; */
    private static final double MARGIN = 0.15;
    /** and how many words are shared at least. */
    private static final int FEW = 2;

    /**
     * A place in a sentence.
     *
     * @param link the word that makes it a place: "in", "from"
     */
    private record Place(int sentence, int from, int to, String link, Map<String, Double> around) {}

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;

    FrameCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            for (Place place : places(text, sentence)) {
                Place rival = rival(place);
                if (rival != null) {
                    Item item = finding(place, rival);
                    if (!Item.isFound(told, item.span())) {
                        items.add(item);
                    }
                }
            }
        }
        return items;
    }

    // ---------------------------------------------------------------- places and what stands around them

    private List<Place> places(Side side, int sentence) {
        List<Word> words = side.words.get(sentence);
        List<Place> places = new ArrayList<>();
        for (int at = 1; at < words.size(); ) {
            int end = endOfName(words, at);
            String link = end > at && isPlace(words, at, end) ? link(words, at) : "";
            if (!link.isEmpty()) {
                places.add(new Place(sentence, at, end, link, around(words, at, end)));
            }
            if (isCompass(words, at) && !isCompass(words, at - 1) && !isCompass(words, at + 1)) {
                places.add(new Place(sentence, at, at + 1, COMPASS, around(words, at, at + 1)));
            }
            at = Math.max(end, at + 1);
        }
        return places;
    }

    private boolean isCompass(List<Word> words, int at) {
        return at < words.size()
                && vocabulary.is("compass", words.get(at).lower())
                && !words.get(at).isCapital();
    }

    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && isName(words.get(at))
                && (at == from
                        || !words.get(at).afterMark()
                                && !words.get(at - 1).text().matches(".*['’]s?"))) {
            at++;
        }
        return at;
    }

    private boolean isName(Word word) {
        return word.isCapital()
                && !word.isNumber()
                && !word.key().isEmpty()
                && !vocabulary.is("no-names", word.lower())
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower());
    }

    /** No body, no event ("the Grand National"), no outlet. */
    private boolean isPlace(List<Word> words, int from, int to) {
        boolean body = words.subList(from, to).stream()
                .anyMatch(word -> vocabulary.is("heads-of-names", word.lower())
                        || vocabulary.is("official-words", word.lower())
                        || vocabulary.is("bodies", word.lower()));
        boolean party = words.get(to - 1).isParty();
        boolean event = words.get(from - 1).lower().equals("the") && !party;
        boolean letters = words.get(from).text().matches("[A-Z]{2,5}") && !party;
        return !body && !event && !letters;
    }

    /** "In [the southern city of] Kelso"; empty where it is no place. */
    private String link(List<Word> words, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 5); i--) {
            String word = words.get(i).lower();
            boolean area = vocabulary.is("areas", word)
                    || vocabulary.is("place-after", word)
                    || vocabulary.is("compass", word);
            if (words.get(i + 1).afterMark()) {
                return "";
            }
            if (vocabulary.is("locating", word)
                    || word.equals("of")
                            && i == at - 1
                            && !isArea(words, i)
                            && i > 0
                            && !words.get(i - 1).isCapital()) {
                return word;
            }
            if (!area && !word.equals("the") && !word.equals("of")) {
                return "";
            }
        }
        return "";
    }

    private boolean isArea(List<Word> words, int of) {
        return of > 0
                && (vocabulary.is("areas", words.get(of - 1).lower())
                        || vocabulary.is("place-after", words.get(of - 1).lower()));
    }

    private static Map<String, Double> around(List<Word> words, int from, int to) {
        Map<String, Double> around = new HashMap<>();
        for (int at = Math.max(0, from - REACH); at < Math.min(words.size(), to + REACH); at++) {
            boolean inside = at >= from && at < to;
            String key = words.get(at).isNumber()
                    ? words.get(at).lower()
                    : words.get(at).key();
            if (!inside && !key.isEmpty()) {
                int distance = at < from ? from - at : at - to + 1;
                around.merge(key, 1 / (1 + distance / 4.0), Math::max);
            }
        }
        return around;
    }

    // ---------------------------------------------------------------- the article's place

    private @Nullable Place rival(Place place) {
        Set<Integer> sentences = new LinkedHashSet<>();
        for (String key : place.around().keySet()) {
            sentences.addAll(article.sentencesWith(key));
        }
        Place best = null;
        double most = 0;
        double own = 0;
        for (int sentence : sentences) {
            List<Word> words = article.side.words.get(sentence);
            boolean here = hasName(words, place);
            if (here) {
                own = Math.max(own, alike(place, around(words, 0, 0, words.size())));
                continue;
            }
            for (Place there : places(article.side, sentence)) {
                double alike = alike(place, there.around());
                if (alike > most && mayStandFor(place, there)) {
                    most = alike;
                    best = there;
                }
            }
        }
        double alike = place.link().equals(COMPASS) ? PLAIN : ALIKE;
        if (best == null) {
            return null;
        }
        boolean found = most >= alike && most - own >= MARGIN && shared(place, best) >= FEW;
        return found && !isBeside(place, best) ? best : null;
    }

    /** The sentences beside the article's place have the name: the story is told of both. */
    private boolean isBeside(Place place, Place rival) {
        for (int at = rival.sentence() - 1; at <= rival.sentence() + 1; at++) {
            boolean here = at >= 0 && at < article.side.size() && hasName(article.side.words.get(at), place);
            if (here) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Double> around(List<Word> words, int from, int to, int size) {
        Map<String, Double> all = new HashMap<>();
        for (Word word : words) {
            String key = word.isNumber() ? word.lower() : word.key();
            all.put(key, 1.0);
        }
        return all;
    }

    private double alike(Place place, Map<String, Double> there) {
        double all = 0;
        double same = 0;
        for (Map.Entry<String, Double> entry : place.around().entrySet()) {
            double worth = Math.max(1, article.worth(entry.getKey())) * entry.getValue();
            all += worth;
            same += there.containsKey(entry.getKey()) ? worth : 0;
        }
        return all == 0 ? 0 : same / all;
    }

    private static long shared(Place place, Place there) {
        return place.around().keySet().stream()
                .filter(there.around()::containsKey)
                .count();
    }

    private boolean mayStandFor(Place place, Place there) {
        if (place.link().equals(COMPASS) && (areKin(place, there) || areFromOthers(place, there))) {
            return false;
        }
        boolean links = place.link().equals(there.link())
                || !there.link().equals(COMPASS)
                        && vocabulary.is("located", place.link())
                        && vocabulary.is("located", there.link());
        return links && !isTold(there, place.sentence());
    }

    /** "West" and "southwest" may be told for one another. */
    private boolean areKin(Place place, Place there) {
        String own = text.words.get(place.sentence()).get(place.from()).lower();
        String other =
                article.side.words.get(there.sentence()).get(there.from()).lower();
        return List.of("north", "south", "east", "west").stream()
                .anyMatch(point -> own.contains(point) && other.contains(point));
    }

    /** "Hale lies south of Moy" is "Moy lies north of Hale". */
    private boolean areFromOthers(Place place, Place there) {
        String own = origin(text.words.get(place.sentence()), place.to());
        String other = origin(article.side.words.get(there.sentence()), there.to());
        return !own.isEmpty() && !other.isEmpty() && !own.equals(other);
    }

    /** The name that a point of the compass is counted from: "of Moy". */
    private static String origin(List<Word> words, int of) {
        boolean named = of + 1 < words.size()
                && words.get(of).lower().equals("of")
                && words.get(of + 1).isCapital();
        return named ? words.get(of + 1).key() : "";
    }

    private boolean hasName(List<Word> words, Place place) {
        return text.words.get(place.sentence()).subList(place.from(), place.to()).stream()
                .filter(word -> place.link().equals(COMPASS) || !vocabulary.is("body-words", word.lower()))
                .anyMatch(word -> words.stream().anyMatch(there -> isOne(word, there)));
    }

    private boolean isTold(Place there, int sentence) {
        Set<String> keys = new HashSet<>();
        text.words.get(sentence).forEach(word -> keys.add(word.key()));
        return article.side.words.get(there.sentence()).subList(there.from(), there.to()).stream()
                .anyMatch(word -> keys.contains(word.key()));
    }

    private static boolean isOne(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        boolean clipped = Math.min(a.length(), b.length()) >= SHORTEST && (a.startsWith(b) || b.startsWith(a));
        return one.key().equals(other.key()) || clipped || NameCheck.isOneLetterOff(a, b);
    }

    private Item finding(Place place, Place rival) {
        List<Word> words = text.words.get(place.sentence());
        Span span = new Span(
                words.get(place.from()).span().start(),
                words.get(place.to() - 1).span().end());
        List<Word> there = article.side.words.get(rival.sentence());
        Span right = new Span(
                there.get(rival.from()).span().start(),
                there.get(rival.to() - 1).span().end());
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.BOUND_TO_OTHER,
                null,
                findings.words(right),
                "The article tells this of “" + findings.words(right) + "”, not of “" + findings.told(span) + "”.");
    }
}
