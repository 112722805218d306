package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the adversary where the article has the party: "Estonian navy divers" for "Finnish navy divers". Both parties stand
 * all over such an article, so that the words behind decide: the article has them behind the other party, in the sentence
 * that is told, and behind this one nowhere near.
 */
final class PartyPhraseCheck {
    /** A sentence of the article is meant that has this share of the words' worth, and so many of them; */
    private static final double CLEAR = 0.4;

    private static final int CLEAR_WORDS = 4;
    /** others that have this share of the best one's may be meant too; */
    private static final double NEXT = 0.75;
    /** and where the party itself has the word in one of this share, it may be right. */
    private static final double OWN = 0.5;
    /** So many words that say something are the same behind both parties. */
    private static final int PHRASE = 2;

    private static final int REACH = 6;
    /** How far before a word a party may stand to be said of it. */
    private static final int BEFORE = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;

    PartyPhraseCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
    }

    /**
     * @param bound where the numbers of the text stand in the article
     * @param known what other checks have found
     */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (int sentence = 0; sentence < text.size(); sentence++) {
            List<Word> words = text.words.get(sentence);
            Set<Integer> told = sentences(sentence, bound);
            for (int at = 0; at < words.size(); at++) {
                Word party = words.get(at);
                boolean found = Item.isFound(known, party.span());
                Word rival = found || !isParty(party) ? null : rival(words, at, told);
                if (rival != null) {
                    items.add(finding(party.span(), rival.span()));
                }
            }
        }
        return items;
    }

    /** A country's people or a country's own: no seat, no bare name of a land. */
    private boolean isParty(Word word) {
        boolean owner = word.text().matches(".*['’]s?");
        return word.isParty()
                && word.isCapital()
                && !text.vocabulary.isSeat(word.lower())
                && (owner || !text.vocabulary.isPlace(word.lower()));
    }

    /** The sentences of the article that tell the numbers of a sentence. */
    private Set<Integer> sentences(int sentence, Map<Fact, Fact> bound) {
        Set<Integer> found = new HashSet<>();
        for (Fact fact : text.facts.get(sentence)) {
            Fact there = bound.get(fact);
            if (there != null) {
                found.add(there.sentence());
            }
        }
        return found;
    }

    /** @param told the sentences of the article that have the numbers of this one: there one word is enough */
    private @Nullable Word rival(List<Word> words, int at, Set<Integer> told) {
        List<String> phrase = phrase(words, at);
        if (phrase.size() < (told.isEmpty() ? PHRASE : 1)
                || !article.hasKey(words.get(at).key())) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            keys.add(i == at ? "" : words.get(i).key());
        }
        List<Statements.Match> matches = article.statements().find(keys);
        Word bare =
                told.size() == 1 ? rivalAt(words, at, phrase, told.iterator().next()) : null;
        bare = bare == null && told.size() == 1
                ? ownForces(words.get(at), phrase.get(0), told.iterator().next())
                : bare;
        if (bare != null) {
            return bare;
        }
        for (Statements.Match match : matches) {
            if (match.coverage() < Math.max(CLEAR, matches.get(0).coverage() * NEXT) || match.shared() < CLEAR_WORDS) {
                break;
            }
            boolean bound = told.contains(match.sentence()) && told.size() == 1;
            Word rival = rival(words.get(at), phrase, bound ? 1 : PHRASE, match.sentence());
            if (rival != null) {
                boolean own = isSaid(words, rival, phrase.get(0)) || isOwn(words.get(at), phrase, matches, match);
                return own ? null : rival;
            }
        }
        return null;
    }

    /** As above, in the only sentence that has the numbers told, whatever else the text's sentence tells; null for none. */
    private @Nullable Word rivalAt(List<Word> words, int at, List<String> phrase, int sentence) {
        Word rival = rival(words.get(at), phrase, PHRASE, sentence);
        boolean own = rival == null || isSaid(words, rival, phrase.get(0)) || hasPhrase(words.get(at), phrase);
        return own ? null : rival;
    }

    /**
     * "The Estonian minister said that forces had taken back two villages": forces of nobody's name are those of who speaks,
     * where the sentence has one party only; null where it does not, or the party is this one.
     */
    private @Nullable Word ownForces(Word party, String key, int sentence) {
        List<Word> there = article.side.words.get(sentence);
        Word speaker = null;
        for (int at = 0; at < there.size(); at++) {
            Word word = there.get(at);
            if (word.isParty()
                    && (word.key().equals(party.key())
                            || speaker != null && !word.key().equals(speaker.key()))) {
                return null;
            }
            speaker = word.isParty() ? word : speaker;
            boolean forces = word.key().equals(key) && text.vocabulary.is("own-forces", word.lower());
            if (forces && speaker != null && tellsOfSpeech(there.subList(0, at))) {
                return isOfSomebody(there, at) ? null : speaker;
            }
        }
        return null;
    }

    private boolean tellsOfSpeech(List<Word> words) {
        return words.stream().anyMatch(word -> text.vocabulary.is("saying", word.lower()));
    }

    private static boolean isOfSomebody(List<Word> words, int forces) {
        return words.subList(Math.max(0, forces - BEFORE), forces).stream()
                .anyMatch(word -> word.isCapital()
                        || word.lower().matches("enemy|rebel|government|opposing|hostile|foreign|occupying|invading"));
    }

    /** The article has the same words behind the party somewhere. */
    private boolean hasPhrase(Word party, List<String> phrase) {
        for (int sentence : article.sentencesWith(party.key())) {
            List<Word> there = article.side.words.get(sentence);
            for (int at = 0; at < there.size(); at++) {
                boolean same = there.get(at).key().equals(party.key());
                if (same && opensAlike(phrase, phrase(there, at), PHRASE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The other party that the same words stand behind. */
    private @Nullable Word rival(Word party, List<String> phrase, int length, int sentence) {
        List<Word> there = article.side.words.get(sentence);
        for (int at = 0; at < there.size(); at++) {
            boolean other = isParty(there.get(at))
                    && !text.vocabulary.isKin(party.key(), there.get(at).key());
            if (other && opensAlike(phrase, phrase(there, at), length)) {
                return there.get(at);
            }
        }
        return null;
    }

    private static boolean opensAlike(List<String> one, List<String> other, int length) {
        return one.size() >= length
                && other.size() >= length
                && one.subList(0, length).equals(other.subList(0, length));
    }

    /** The first words behind a party that say something. */
    private static List<String> phrase(List<Word> words, int party) {
        List<String> phrase = new ArrayList<>();
        for (int at = party + 1; at < Math.min(words.size(), party + REACH) && phrase.size() < PHRASE; at++) {
            Word word = words.get(at);
            if (word.afterMark() || word.isParty() || word.isNumber()) {
                return phrase;
            }
            if (!word.key().isEmpty()) {
                phrase.add(word.key());
            } else if (phrase.isEmpty()) {
                return phrase;
            }
        }
        return phrase;
    }

    /** The article says the word of the party where it may tell the same, or beside the other party's sentence. */
    private boolean isOwn(Word party, List<String> phrase, List<Statements.Match> matches, Statements.Match rival) {
        Map<Integer, Double> coverage = new HashMap<>();
        matches.forEach(match -> coverage.put(match.sentence(), match.coverage()));
        for (int sentence : article.sentencesWith(phrase.get(0))) {
            boolean near = Math.abs(sentence - rival.sentence()) <= 1
                    || coverage.getOrDefault(sentence, 0.0) >= rival.coverage() * OWN;
            if (near && isSaid(article.side.words.get(sentence), party, phrase.get(0))) {
                return true;
            }
        }
        return false;
    }

    /** "Finnish and Estonian divers", "divers of the Estonian navy"; not "Finnish checks of the Estonian port", which are those of the first. */
    private static boolean isSaid(List<Word> words, Word party, String key) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).key().equals(key)) {
                boolean before = words.subList(Math.max(0, at - BEFORE), at).stream()
                        .anyMatch(word -> word.key().equals(party.key()));
                boolean owned = at > 0
                        && words.get(at - 1).isParty()
                        && !words.get(at - 1).key().equals(party.key());
                boolean behind = !owned
                        && at + 1 < words.size()
                        && words.get(at + 1).lower().matches("of|by|from")
                        && words.subList(at + 1, Math.min(words.size(), at + 1 + BEFORE)).stream()
                                .anyMatch(word -> word.key().equals(party.key()));
                if (before || behind) {
                    return true;
                }
            }
        }
        return false;
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
