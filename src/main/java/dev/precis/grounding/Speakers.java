package dev.precis.grounding;

import dev.precis.sources.Attribution;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who speaks for whom: a name, its role, its country or bloc. */
final class Speakers {
    /** How many words before and after a mention belong to its description. */
    private static final int DESCRIPTION = 4;
    /** Mentions beyond these add nothing new. */
    private static final int MENTIONS = 12;

    private final Side side;
    private final WordReader reader;
    private final Map<String, Source> sources = new HashMap<>();

    Speakers(Side side) {
        side.reading.sources().forEach(source -> sources.put(source.id(), source));
        this.side = side;
        this.reader = new WordReader(side.vocabulary);
    }

    @Nullable
    Source byId(@Nullable String id) {
        if (id == null) {
            return null;
        }
        return sources.get(id);
    }

    /** The parties that the sources of a figure stand for. */
    Set<String> partiesOf(Fact fact) {
        Attribution attribution = side.reading.attribution(fact.figure());
        Set<String> parties = new HashSet<>();
        for (String id : new String[] {attribution.source(), attribution.via()}) {
            Source source = byId(id);
            if (source != null) {
                parties.addAll(parties(source));
            }
        }
        return parties;
    }

    /** The words of a source's name and role that tell it apart. */
    List<Word> words(Source source) {
        List<Word> words = new ArrayList<>(read(source.name()));
        String role = source.role();
        if (role != null) {
            words.addAll(read(role));
        }
        return words;
    }

    List<Word> read(String phrase) {
        return reader.read(phrase, new Span(0, phrase.length()));
    }

    /** The countries or blocs that a source belongs to, by its name, its role and what stands before its mentions. */
    Set<String> parties(Source source) {
        Set<String> parties = parties(words(source));
        if (!parties.isEmpty()) {
            return parties;
        }
        source.mentions().stream().limit(MENTIONS).forEach(mention -> parties.addAll(described(mention)));
        if (parties.isEmpty()) {
            parties.addAll(byOffice(source));
        }
        return parties;
    }

    private static Set<String> parties(List<Word> words) {
        Set<String> parties = new HashSet<>();
        words.stream().filter(Word::isParty).forEach(word -> parties.add(word.key()));
        return parties;
    }

    /** "Ukraine's deputy defense minister", "Ukrainian President": before the name, or behind it and a comma. */
    private Set<String> described(Span mention) {
        int sentence = side.sentenceAt(mention.start());
        if (sentence < 0) {
            return Set.of();
        }
        List<Word> words = side.words.get(sentence);
        int from = side.wordAt(sentence, mention.start());
        int to = Math.max(from, side.wordAt(sentence, mention.end()));
        Set<String> parties = new HashSet<>();
        for (int at = from - 1; at >= Math.max(0, from - DESCRIPTION); at--) {
            if (words.get(at + 1 < words.size() ? at + 1 : at).afterMark() || !describes(words.get(at))) {
                break;
            }
            addParty(words.get(at), parties);
        }
        boolean behind = to < words.size() && words.get(to).afterMark();
        for (int at = to; behind && at < Math.min(words.size(), to + DESCRIPTION); at++) {
            if (at > to && words.get(at).afterMark()) {
                break;
            }
            addParty(words.get(at), parties);
        }
        return parties;
    }

    private boolean describes(Word word) {
        return word.isParty() || side.vocabulary.is("official-words", word.lower()) || word.isCapital();
    }

    private static void addParty(Word word, Set<String> parties) {
        if (word.isParty()) {
            parties.add(word.key());
        }
    }

    /** "Defense Ministry spokesman" belongs to whom the "Russian Defense Ministry" belongs to. */
    private Set<String> byOffice(Source source) {
        Set<String> office = new HashSet<>();
        for (Word word : words(source)) {
            if (side.vocabulary.is("official-words", word.lower())) {
                office.add(word.key());
            }
        }
        Set<String> parties = new HashSet<>();
        for (Source other : side.reading.sources()) {
            if (other != source && other.kind() != SourceKind.PERSON && office.size() >= 2) {
                List<Word> name = words(other);
                long shared =
                        name.stream().map(Word::key).filter(office::contains).count();
                if (shared >= 2) {
                    parties.addAll(parties(name));
                }
            }
        }
        return parties;
    }
}
