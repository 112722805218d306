package dev.precis.grounding;

import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells which names may stand for one person or body, or for one who speaks for it. */
final class SameSource {
    private static final int SHORTEST_FORM = 4;

    /** What the article's sources are called, and which parties they stand for, by their ids. */
    private static final class Described {
        private final Map<String, List<Word>> names = new ConcurrentHashMap<>();
        private final Map<String, Set<String>> parties = new ConcurrentHashMap<>();
    }

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final NameForms forms;
    private final Offices offices;
    private final Initials initials;
    private final Described described;

    SameSource(SourceTexts texts) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.forms = new NameForms(texts);
        this.offices = new Offices(texts.text.vocabulary);
        this.initials = article.side.view(Initials.class, Initials::new);
        this.described = article.side.view(Described.class, side -> new Described());
    }

    boolean maySpeakFor(Source source, List<Word> name, Source other) {
        if (Acronyms.same(source.name(), other.name()) || article.aliases().same(source.name(), other.name())) {
            return true;
        }
        if (name.stream().anyMatch(word -> NameForms.isAcronym(word) && Acronyms.same(word.text(), other.name()))) {
            return true;
        }
        List<Word> there = described.names.computeIfAbsent(other.id(), id -> texts.speakers.words(other));
        Set<String> own = partiesIn(name);
        Set<String> others = described.parties.computeIfAbsent(other.id(), id -> texts.speakers.parties(other));
        boolean person = forms.isPersonName(source, name);
        if (person && other.kind() == SourceKind.PERSON) {
            return sharesName(name, there) && !areTwo(name, texts.speakers.read(other.name()));
        }
        if (!own.isEmpty() && !others.isEmpty()) {
            boolean same = own.stream().anyMatch(others::contains) && !offices.areTwo(name, there);
            return same && (!person || sharesName(name, there) || isOfficialBody(other));
        }
        return sharesName(name, there);
    }

    /** "The Foreign Ministry" and "the Defence Ministry". */
    boolean areTwoOffices(List<Word> name, Source other) {
        return offices.areTwo(name, texts.speakers.words(other));
    }

    /** Of the sources that may be meant those that are: bodies of another name go where one has all words of it. */
    List<Source> meant(List<Word> name, List<Source> matching) {
        Set<String> own = naming(name);
        boolean exact = own.size() >= 2
                && matching.stream().anyMatch(other -> naming(texts.speakers.read(other.name()))
                        .equals(own));
        return exact
                ? matching.stream()
                        .filter(other -> !isOtherBody(name, own, other))
                        .toList()
                : matching;
    }

    private boolean isOtherBody(List<Word> name, Set<String> own, Source other) {
        List<Word> there = texts.speakers.read(other.name());
        Set<String> words = naming(there);
        return other.kind() == SourceKind.ORGANISATION
                && words.size() >= 2
                && words.stream().noneMatch(own::contains)
                && offices.of(name).stream().noneMatch(offices.of(there)::contains);
    }

    /** The words of a name that are no country's. */
    private static Set<String> naming(List<Word> name) {
        Set<String> keys = new HashSet<>();
        name.stream().filter(word -> !word.isParty()).forEach(word -> keys.add(word.key()));
        keys.remove("");
        return keys;
    }

    /** "Nafiu Abubakar" is not "Abubakar Shuaibu": each has a surname that the other has not. */
    private boolean areTwo(List<Word> name, List<Word> other) {
        List<Word> one = forms.ownName(name);
        List<Word> two = forms.ownName(other);
        return one.size() >= 2
                && two.size() >= 2
                && name.stream().noneMatch(word -> word.key()
                        .equals(two.get(two.size() - 1).key()));
    }

    private static boolean isOfficialBody(Source other) {
        return other.kind() != SourceKind.PERSON;
    }

    Set<String> partiesIn(List<Word> words) {
        Set<String> found = new HashSet<>();
        words.stream().filter(Word::isParty).forEach(word -> found.add(word.key()));
        return found;
    }

    /** True where the names share a word that tells them apart from others. */
    private boolean sharesName(List<Word> name, List<Word> other) {
        Set<String> keys = new HashSet<>();
        other.forEach(word -> keys.add(word.key()));
        List<Word> telling = name.stream()
                .filter(word -> !word.key().isEmpty() && !text.vocabulary.is("source-fillers", word.lower()))
                .toList();
        List<Word> own = telling.stream()
                .filter(word -> !word.isParty() && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        List<Word> capital = own.stream().filter(Word::isCapital).toList();
        if (!own.isEmpty()) {
            Word last = capital.isEmpty() ? own.get(own.size() - 1) : capital.get(capital.size() - 1);
            return keys.contains(last.key())
                    || other.stream().anyMatch(word -> isSpelling(last, word))
                    || other.stream().anyMatch(word -> isCapitalFormOf(last, word))
                    || isAllOf(other, name)
                    || own.size() > 2
                            && own.stream()
                                    .filter(word -> capital.size() < 2
                                            || word.isCapital()
                                            || !text.vocabulary.is("name-roles", word.lower()))
                                    .map(Word::key)
                                    .anyMatch(keys::contains);
        }
        long shared = telling.stream().filter(word -> keys.contains(word.key())).count();
        return shared > 0 && shared * 2 >= telling.size();
    }

    /** "Moreton" and "Morton". */
    private static boolean isSpelling(Word one, Word other) {
        return one.isCapital() && other.isCapital() && NameCheck.isOneLetterOff(one.lower(), other.lower());
    }

    /** "Orsk's ministry" and "the Orskan ministry". */
    private static boolean isCapitalFormOf(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        return one.isCapital()
                && other.isCapital()
                && Math.min(a.length(), b.length()) >= SHORTEST_FORM
                && Math.abs(a.length() - b.length()) <= 2
                && (a.startsWith(b) || b.startsWith(a));
    }

    /** "The charity Bread" of "Bread Without Borders": all that names the other stands in the name. */
    private boolean isAllOf(List<Word> other, List<Word> name) {
        List<Word> own = other.stream()
                .filter(word -> forms.isTelling(word)
                        && !word.isParty()
                        && !text.vocabulary.is("weekdays", word.lower())
                        && !text.vocabulary.is("months", word.lower())
                        && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        return !own.isEmpty()
                && own.stream().allMatch(word -> name.stream()
                        .anyMatch(there -> there.text().equals(word.text())));
    }

    /** True where the article has the words of the name at all. */
    boolean isNamed(Source source, List<Word> name) {
        List<Word> telling = name.stream()
                .filter(word -> word.isCapital() && !word.key().isEmpty())
                .toList();
        List<Word> own = telling.stream()
                .filter(word -> !text.vocabulary.is("official-words", word.lower()))
                .toList();
        List<Word> needed = own.isEmpty() ? telling : own;
        if (source.kind() == SourceKind.PERSON && !needed.isEmpty()) {
            needed = List.of(needed.get(needed.size() - 1));
        }
        return needed.stream().allMatch(word -> article.hasKey(word.key()) || article.hasWord(word.lower()))
                || initials.names(source.name());
    }

    /** "The CS" for the Cabinet Secretary, Moses Lagat. */
    boolean isShortTitle(Source source, List<Word> name, Set<String> there) {
        return source.kind() == SourceKind.PERSON
                && there.stream()
                        .map(texts.sources::get)
                        .filter(Objects::nonNull)
                        .anyMatch(right -> initials.beside(right.name(), name));
    }

    /** Two people, each with a name of their own. */
    boolean isOtherSpeaker(Source right, List<Word> name) {
        return right.kind() == SourceKind.PERSON
                && !sharesName(name, texts.speakers.words(right))
                && name.stream().anyMatch(forms::isTelling);
    }
}
