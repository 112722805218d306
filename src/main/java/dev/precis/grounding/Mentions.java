package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All names of a text, sentence by sentence, and the segments into which joining words cut a sentence. */
final class Mentions {
    /** "Near the annexed …": how far before a name its preposition may stand. */
    private static final int PHRASE = 3;

    private final Side side;
    private final Set<String> names;
    private final List<List<Mention>> mentions = new ArrayList<>();
    private final List<int[]> segments = new ArrayList<>();
    private final Map<String, Integer> first = new HashMap<>();
    private final Map<String, List<Integer>> sentences = new HashMap<>();
    private final Map<String, Integer> count = new HashMap<>();
    private final Set<String> people = new HashSet<>();
    private final Set<Integer> cues = new HashSet<>();

    private Mentions(Side side, Set<String> names) {
        this.side = side;
        this.names = names;
        for (Source source : side.reading.sources()) {
            if (source.kind() == SourceKind.PERSON) {
                addPerson(source.name());
            }
        }
        for (Claim claim : side.reading.claims()) {
            addCue(claim.cue());
        }
        Names places = new Names(side.vocabulary);
        for (int sentence = 0; sentence < side.size(); sentence++) {
            int[] cut = segments(side.words.get(sentence));
            segments.add(cut);
            mentions.add(read(sentence, cut, places.places(side.words.get(sentence))));
        }
    }

    /** The names of an article. */
    static Mentions of(Side article) {
        Set<String> names = new HashSet<>();
        for (List<Word> sentence : article.words) {
            for (int at = 1; at < sentence.size(); at++) {
                if (sentence.get(at).isCapital()) {
                    names.add(sentence.get(at).key());
                }
            }
        }
        names.remove("");
        return new Mentions(article, names);
    }

    /** The names of a text that the article has too. */
    Mentions of(Side text, Mentions article) {
        return new Mentions(text, article.names);
    }

    private void addPerson(String name) {
        for (String part : name.toLowerCase(Locale.ROOT).split("\\s+")) {
            people.add(side.vocabulary.key(part));
        }
    }

    private void addCue(Span cue) {
        int sentence = side.sentenceAt(cue.start());
        if (sentence >= 0) {
            List<Word> words = side.words.get(sentence);
            for (int at = side.wordAt(sentence, cue.start()); at < words.size(); at++) {
                if (words.get(at).span().start() >= cue.end()) {
                    break;
                }
                cues.add(words.get(at).span().start());
            }
        }
    }

    List<Mention> in(int sentence) {
        return sentence >= 0 && sentence < mentions.size() ? mentions.get(sentence) : List.of();
    }

    /** True where a name opens its segment and a verb follows: it is whom the segment tells of. */
    boolean isSubject(Mention name) {
        List<Word> words = side.words.get(name.sentence());
        int[] cut = segments.get(name.sentence());
        boolean opens = name.from() < 2 || cut[name.from() - 2] != name.segment();
        if (name.to() >= words.size()) {
            return false;
        }
        Word next = words.get(name.to());
        boolean possessive = name.words().get(name.words().size() - 1).text().matches(".*['’]s?");
        return opens
                && (possessive
                        || next.afterMark()
                        || next.isEvent()
                        || next.key().startsWith("~")
                        || next.lower().endsWith("ed")
                        || side.vocabulary.is("auxiliaries", next.lower()));
    }

    int segment(Fact fact) {
        int[] cut = segments.get(fact.sentence());
        return cut.length == 0 ? 0 : cut[Math.min(cut.length - 1, fact.from())];
    }

    /** The sentence that first has a word; -1 where none has. */
    int firstOf(Mention mention) {
        return mention.words().stream()
                .mapToInt(word -> first.getOrDefault(word.key(), -1))
                .max()
                .orElse(-1);
    }

    /** How many sentences have all words of a name. */
    int countOf(Mention mention) {
        return mention.words().stream()
                .mapToInt(word -> count.getOrDefault(word.key(), 0))
                .min()
                .orElse(0);
    }

    /** The sentences that have the last word of a name. */
    List<Integer> sentencesOf(Mention mention) {
        Word last = mention.words().get(mention.words().size() - 1);
        return sentences.getOrDefault(last.key(), List.of());
    }

    boolean isPerson(Mention mention) {
        return mention.words().stream().anyMatch(word -> people.contains(word.key()));
    }

    /** The segment of each word: joining words, semicolons and dashes cut. */
    private int[] segments(List<Word> words) {
        int[] cut = new int[words.size()];
        int segment = 0;
        for (int at = 0; at < words.size(); at++) {
            boolean joins =
                    at > 0 && side.vocabulary.is("sentence-joins", words.get(at).lower());
            segment += joins && !joinsNames(words, at) || at > 0 && isCut(words, at) ? 1 : 0;
            cut[at] = segment;
        }
        return cut;
    }

    /** "Bergen and Malmo" is one place in the sentence. */
    private static boolean joinsNames(List<Word> words, int at) {
        return words.get(at).lower().equals("and")
                && at + 1 < words.size()
                && words.get(at - 1).isCapital()
                && words.get(at + 1).isCapital();
    }

    private boolean isCut(List<Word> words, int at) {
        for (int i = words.get(at - 1).span().end(); i < words.get(at).span().start(); i++) {
            if (";:—–".indexOf(side.text.charAt(i)) >= 0) {
                return true;
            }
        }
        String word = words.get(at).lower();
        return side.vocabulary.is("relative", word) && (words.get(at).afterMark() || !word.equals("of"));
    }

    private List<Mention> read(int sentence, int[] cut, List<Names.Place> places) {
        List<Word> words = side.words.get(sentence);
        List<Mention> found = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            int end = endOfName(words, at);
            if (end > at) {
                found.add(mention(sentence, at, end, cut[at], places));
            }
            at = Math.max(end, at + 1);
        }
        Set<String> keys = new HashSet<>();
        words.forEach(word -> keys.add(word.key()));
        for (String key : keys) {
            first.putIfAbsent(key, sentence);
            sentences.computeIfAbsent(key, k -> new ArrayList<>()).add(sentence);
            count.merge(key, 1, Integer::sum);
        }
        return found;
    }

    private Mention mention(int sentence, int from, int to, int segment, List<Names.Place> places) {
        List<Word> words = side.words.get(sentence).subList(from, to);
        Span span = new Span(
                words.get(0).span().start(), words.get(words.size() - 1).span().end());
        boolean isPlace = places.stream().anyMatch(other -> other.span().overlaps(span));
        String place = isPlace ? preposition(side.words.get(sentence), from, to) : "";
        boolean speaker =
                words.stream().anyMatch(word -> cues.contains(word.span().start()));
        return new Mention(sentence, from, to, segment, span, words, place, speaker);
    }

    /** What is "of the Alder region" is in it. */
    private String preposition(List<Word> words, int from, int to) {
        boolean region = to < words.size()
                && !words.get(to).afterMark()
                && side.vocabulary.is("place-after", words.get(to).lower());
        for (int at = from - 1; at >= Math.max(0, from - PHRASE); at--) {
            String word = words.get(at).lower();
            if (side.vocabulary.is("located", word) || region && word.equals("of")) {
                return "in";
            }
            if (side.vocabulary.is("place-before", word)) {
                return word;
            }
        }
        return "";
    }

    /** After a run of capitalised words that the article has as a name. */
    private int endOfName(List<Word> words, int from) {
        int at = from;
        while (at < words.size()
                && isName(words.get(at))
                && (at == from
                        || !words.get(at).afterMark()
                                && !side.text
                                        .substring(
                                                words.get(at - 1).span().end(),
                                                words.get(at).span().start())
                                        .contains(".")
                                && words.get(at).isParty() == words.get(from).isParty())
                && !(at > from && words.get(at - 1).text().matches(".*['’]s?"))) {
            at++;
        }
        return at;
    }

    private boolean isName(Word word) {
        return word.isCapital()
                && !word.isNumber()
                && !word.text().equals("Â")
                && (word.isParty() || names.contains(word.key()))
                && !word.key().isEmpty()
                && !side.vocabulary.is("weekdays", word.lower())
                && !side.vocabulary.is("months", word.lower())
                && !side.vocabulary.is("no-names", word.lower());
    }
}
