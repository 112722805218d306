package dev.precis.grounding;

import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells where in the article a name stands: near a number, beside another name, in front of a verb. */
final class NamePlaces {
    /** How many sentences around a number may name whom it is from. */
    static final int BESIDE = 2;

    /** How many words around a mention may say whom somebody belongs to, */
    private static final int DESCRIPTION = 7;
    /** and of how many mentions. */
    private static final int MENTIONS = 12;

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final NameForms forms;

    NamePlaces(SourceTexts texts) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.forms = new NameForms(texts);
    }

    boolean isNear(List<Word> name, int sentence, int reach) {
        return IntStream.rangeClosed(sentence - reach, sentence + reach)
                .filter(near -> near >= 0 && near < article.side.size())
                .anyMatch(near -> hasName(near, name));
    }

    boolean hasName(int sentence, List<Word> name) {
        return personal(name).stream()
                .anyMatch(word -> forms.isTelling(word) && article.side.hasKey(sentence, word.key()));
    }

    /** "The Orskan minister, Ana Roe" is not named by "Orskan" alone; a body of Orsk may be. */
    private List<Word> personal(List<Word> name) {
        Word last = name.isEmpty() ? null : name.get(name.size() - 1);
        boolean person = last != null
                && forms.isTelling(last)
                && !last.isParty()
                && !text.vocabulary.is("body-words", last.lower())
                && !text.vocabulary.is("official-words", last.lower());
        return person ? withoutParty(name) : name;
    }

    /** "Ono, who runs the plant": the name stands in one sentence with the claimant, whom it may belong to. */
    boolean isBesideAny(List<Word> name, Source claimant) {
        return claimant.mentions().stream()
                .anyMatch(mention -> hasName(article.side.sentenceAt(mention.start()), name));
    }

    /** "Ruiz, who took over from Bray, said that 40": the clause names who says it, and the name stands behind a preposition. */
    boolean isBesideClaimant(List<Word> name, Fact other, Set<String> there) {
        List<Word> words = article.side.words.get(other.sentence());
        boolean claimant = there.stream()
                .map(texts.sources::get)
                .filter(right -> right != null && right.kind() == SourceKind.PERSON)
                .anyMatch(right -> hasName(other.sentence(), texts.speakers.read(right.name())));
        String opening = name.stream()
                .filter(forms::isTelling)
                .map(Word::key)
                .findFirst()
                .orElse(name.get(0).key());
        for (int at = 1; claimant && at < words.size(); at++) {
            String before = words.get(at - 1).lower();
            boolean first = words.get(at).key().equals(opening);
            if (first && text.vocabulary.is("locating", before)) {
                return true;
            }
        }
        return false;
    }

    /** "The chairman of the council, Ames, told the Post that 40": the name opens the clause of the number. */
    boolean opensClauseOf(List<Word> name, Fact other) {
        List<Word> words = article.side.words.get(other.sentence());
        int from = article.side.facts.get(other.sentence()).stream()
                .filter(fact -> fact.to() <= other.from())
                .mapToInt(Fact::to)
                .max()
                .orElse(0);
        Set<String> keys = new HashSet<>();
        words.subList(from, Math.max(from, other.from())).forEach(word -> keys.add(word.key()));
        List<Word> telling = name.stream()
                .filter(word -> word.isCapital() || text.vocabulary.is("name-roles", word.lower()))
                .filter(word -> !word.key().isEmpty())
                .toList();
        return telling.size() >= 2 && telling.stream().allMatch(word -> keys.contains(word.key()));
    }

    /** True where the article tells the number without a claimant and has the name beside it. */
    boolean isBeside(List<Word> name, Fact other, Set<String> there) {
        if (!there.isEmpty()) {
            return false;
        }
        for (int sentence = other.sentence() - 2; sentence <= other.sentence() + 2; sentence++) {
            int at = sentence;
            if (name.stream().anyMatch(word -> forms.isTelling(word) && article.side.hasKey(at, word.key()))) {
                return true;
            }
        }
        return false;
    }

    /** "It said" behind a sentence with the name: the words don't tell who is meant. */
    boolean isOpen(@Nullable Span cue, @Nullable Source claimant, List<Word> name) {
        if (cue == null || claimant != null && opensBefore(cue, claimant, name)) {
            return false;
        }
        int sentence = article.side.sentenceAt(cue.start());
        boolean thing = texts.speakers.read(cue.in(article.side.text)).stream()
                .anyMatch(word -> text.vocabulary.is("thing-pronouns", word.lower()));
        return thing
                && isNameless(cue)
                && IntStream.rangeClosed(sentence - 1, sentence).anyMatch(near -> hasName(near, name));
    }

    /** "He said", "the senator told": words that may mean the name as well as whom the article was read to mean by them. */
    boolean mayBeMeant(@Nullable Span cue, Source claimant, List<Word> name) {
        List<Word> words = cue == null ? List.of() : texts.speakers.read(cue.in(article.side.text));
        boolean person = claimant.kind() == SourceKind.PERSON && !words.isEmpty();
        if (!person || tells(words, texts.speakers.read(claimant.name()))) {
            return false;
        }
        if (words.stream().anyMatch(word -> text.vocabulary.is("person-pronouns", word.lower()))) {
            List<Word> other = texts.speakers.read(claimant.name());
            int last = cue == null ? -1 : lastBefore(cue, other);
            return cue != null
                    && !opensBefore(cue, claimant, name)
                    && (lastBefore(cue, withoutParty(name)) > last
                            || last >= 0 && isPossessive(last) && isSubjectAt(withoutParty(name), last));
        }
        return cue != null
                && text.vocabulary.is("definite", words.get(0).lower())
                && lastBefore(cue, texts.speakers.read(claimant.name())) < 0
                && name.stream().anyMatch(word -> forms.isTelling(word) && article.hasWord(word.lower()));
    }

    /** "Ames questioned Roe's word. He said": the second name stands only for whose it is. */
    private boolean isPossessive(int at) {
        int sentence = Math.max(0, article.side.sentenceAt(at));
        List<Word> words = article.side.words.get(sentence);
        int word = article.side.wordAt(sentence, at);
        return word < words.size() && words.get(word).text().matches(".*['’]s?");
    }

    /** A name that stands before a place of the same sentence. */
    private boolean isSubjectAt(List<Word> name, int at) {
        int sentence = Math.max(0, article.side.sentenceAt(at));
        List<Word> before = article.side.words.get(sentence).stream()
                .filter(word -> word.span().start() < at)
                .toList();
        return name.stream().anyMatch(own -> forms.isTelling(own) && hasKey(before, own));
    }

    /**
     * "Roe, who chairs the board, has backed Ames. She said": a pronoun at the head of what follows goes on with whom the
     * sentence before begins with, not with whom it names further on.
     */
    private boolean opensBefore(Span cue, Source claimant, List<Word> name) {
        int sentence = article.side.sentenceAt(cue.start());
        List<Word> words = sentence < 1 ? List.of() : article.side.words.get(sentence - 1);
        List<Word> opening = opening(words);
        boolean between = sentence > 0
                && article.side.words.get(sentence).stream()
                        .filter(word -> word.span().end() <= cue.start())
                        .anyMatch(word -> isOf(withoutParty(name), word));
        return !between
                && opening.stream().anyMatch(word -> isOf(texts.speakers.read(claimant.name()), word))
                && opening.stream().noneMatch(word -> isOf(name, word));
    }

    /** The capitalised words that a sentence begins with, up to its first plain word. */
    private List<Word> opening(List<Word> words) {
        int to = 0;
        while (to < words.size()
                && (words.get(to).isCapital() || words.get(to).key().isEmpty())
                && !(to > 0 && words.get(to).afterMark())) {
            to++;
        }
        return words.subList(0, to);
    }

    private boolean isOf(List<Word> name, Word word) {
        return forms.isTelling(word)
                && name.stream()
                        .anyMatch(own -> forms.isTelling(own) && own.key().equals(word.key()));
    }

    /** The Orskan general staff is not "he" because Orsk stands before. */
    private List<Word> withoutParty(List<Word> name) {
        List<Word> own = name.stream().filter(word -> !word.isParty()).toList();
        return own.stream().anyMatch(forms::isTelling) ? own : name;
    }

    boolean isNamedIn(Span cue, Source claimant) {
        return tells(texts.speakers.read(cue.in(article.side.text)), texts.speakers.read(claimant.name()));
    }

    /** Where the words of a name stand last before a cue; -1 for nowhere. */
    private int lastBefore(Span cue, List<Word> name) {
        for (int sentence = article.side.sentenceAt(cue.start()); sentence >= 0; sentence--) {
            List<Word> words = article.side.words.get(sentence);
            for (int at = words.size() - 1; at >= 0; at--) {
                Word word = words.get(at);
                if (word.span().end() <= cue.start()
                        && name.stream()
                                .anyMatch(
                                        own -> forms.isTelling(own) && own.key().equals(word.key()))) {
                    return word.span().start();
                }
            }
        }
        return -1;
    }

    boolean isNameless(Span cue) {
        return texts.speakers.read(cue.in(article.side.text)).stream().noneMatch(forms::isTelling);
    }

    boolean isBeforeCue(Span cue, List<Word> name) {
        int sentence = article.side.sentenceAt(cue.start());
        return IntStream.rangeClosed(sentence - BESIDE, sentence).anyMatch(near -> hasName(near, name));
    }

    /** "Ames, of the harbour union", "the union's Ames": one of two names belongs to the other. */
    boolean isJoined(List<Word> name, Source right) {
        Word last = name.get(name.size() - 1);
        boolean two = right.kind() == SourceKind.PERSON
                && last.isCapital()
                && !forms.ownName(name).isEmpty()
                && last.key()
                        .equals(forms.ownName(name)
                                .get(forms.ownName(name).size() - 1)
                                .key())
                && !text.vocabulary.is("body-words", last.lower())
                && !text.vocabulary.is("official-words", last.lower());
        return !two && right.mentions().stream().limit(MENTIONS).anyMatch(mention -> isJoined(name, mention));
    }

    boolean isJoined(List<Word> name, Span mention) {
        int sentence = Math.max(0, article.side.sentenceAt(mention.start()));
        List<Word> words = article.side.words.get(sentence);
        int from = article.side.wordAt(sentence, mention.start());
        int to = article.side.wordAt(sentence, mention.end());
        List<Word> around =
                new ArrayList<>(words.subList(behindVerb(words, from), Math.min(words.size(), to + DESCRIPTION)));
        if (from < DESCRIPTION && sentence > 0 && opensWithWhose(sentence)) {
            around.addAll(article.side.words.get(sentence - 1));
        }
        if (sentence + 1 < article.side.size() && opensWithWhose(sentence + 1)) {
            List<Word> next = article.side.words.get(sentence + 1);
            around.addAll(next.subList(0, Math.min(next.size(), DESCRIPTION)));
        }
        return tells(around, name);
    }

    /** "The board rejected Roe's claims" joins nobody: what stands before the verb is no part of the mention behind it. */
    private int behindVerb(List<Word> words, int mention) {
        int first = Math.max(0, mention - DESCRIPTION);
        for (int at = mention - 1; at >= first; at--) {
            if (text.vocabulary.is("withholding", words.get(at).lower())) {
                return at + 1;
            }
        }
        return first;
    }

    /** "Its counsel, Ames": whose is told by the sentence before. */
    private boolean opensWithWhose(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        return !words.isEmpty()
                && text.vocabulary.is("possessives", words.get(0).lower());
    }

    /** All words of a description, or half of those of a name. */
    private boolean tells(List<Word> around, List<Word> name) {
        List<Word> telling = name.stream().filter(word -> !word.key().isEmpty()).toList();
        if (!telling.isEmpty() && !name.get(name.size() - 1).isCapital()) {
            return telling.stream().allMatch(word -> hasKey(around, word));
        }
        List<Word> own = telling.stream()
                .filter(word ->
                        word.isCapital() && !word.isParty() && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        long found = own.stream().filter(word -> hasKey(around, word)).count();
        return found > 0 && found * 2 >= own.size();
    }

    static boolean hasKey(List<Word> words, Word wanted) {
        return words.stream().anyMatch(word -> word.key().equals(wanted.key()));
    }

    /** True where the article tells the number in its own voice, and none of the sources stands anywhere near it. */
    boolean isFar(Set<String> named, Fact other) {
        List<Source> sources =
                named.stream().map(texts.sources::get).filter(Objects::nonNull).toList();
        return !sources.isEmpty()
                && sources.stream()
                        .allMatch(source ->
                                (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION)
                                        && source.mentions().stream().allMatch(mention -> isFar(mention, other)));
    }

    boolean isFar(Span mention, Fact other) {
        int sentence = article.side.sentenceAt(mention.start());
        return sentence > 1 && Math.abs(sentence - other.sentence()) > BESIDE + 1;
    }
}
