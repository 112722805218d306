package dev.precis.grounding;

import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells names of their own from descriptions, roles and plain words. */
final class NameForms {
    /** Mentions beyond these add nothing new. */
    private static final int MENTIONS = 12;

    private static final Pattern ANONYMOUS = Pattern.compile(
            "(?i)\\b(?:(?:condition|promise) of anonymity|on background|not to be (?:named|identified|quoted)"
                    + "|(?:declined|refused|not want|not wish) to be (?:named|identified)|anonymous(?:ly)?|unnamed"
                    + "|(?:cannot|could not|not) be (?:named|identified))\\b");

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final Capitals capitals;
    private final Capitals articleCapitals;

    NameForms(SourceTexts texts) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.capitals = text.view(Capitals.class, Capitals::new);
        this.articleCapitals = article.side.view(Capitals.class, Capitals::new);
    }

    /** A name of its own: not "she", "a former minister", "the company", "the group's president". */
    boolean isProperName(List<Word> name) {
        if (name.isEmpty() || text.vocabulary.is("indefinite", name.get(0).lower())) {
            return false;
        }
        boolean plain = name.size() > 1
                && name.stream().skip(1).noneMatch(Word::isCapital)
                && !name.get(0).isParty()
                && !hasCapital(name.get(0).lower())
                && text.vocabulary.is("person-nouns", name.get(name.size() - 1).lower());
        boolean possessive = name.size() == 2
                && name.get(0).text().matches(".*['’]s?")
                && hasSmall(name.get(0).lower())
                && !name.get(1).isCapital();
        if (plain || possessive) {
            return false;
        }
        return name.stream().skip(1).anyMatch(Word::isCapital)
                || name.size() == 1 && isTelling(name.get(0)) && !isPlainWord(name.get(0))
                || isTelling(name.get(0))
                        && !(name.size() == 1 && isPlainWord(name.get(0)))
                        && (name.get(0).isParty() || article.hasWord(name.get(0).lower()));
    }

    /** "Employers" at the head of a sentence is no name; neither text has it with a capital elsewhere. */
    private boolean isPlainWord(Word word) {
        return !word.isParty() && word.lower().endsWith("s") && !hasCapital(word.lower());
    }

    /** "Children's father": the article has "children" as a word. */
    private boolean hasSmall(String lower) {
        return article.sentencesWith(text.vocabulary.key(lower)).stream()
                .anyMatch(sentence -> article.side.words.get(sentence).stream()
                        .anyMatch(word -> word.lower().equals(lower) && !word.isCapital()));
    }

    private boolean hasCapital(String lower) {
        return capitals.has(lower) || articleCapitals.has(lower);
    }

    /** A country that is read as a speaker: "kept out Orsk's last two shots". */
    boolean isCountry(Source source) {
        boolean country = texts.speakers.read(source.name()).stream().allMatch(Word::isParty);
        return country
                && (source.kind() == SourceKind.PERSON
                        || source.mentions().stream()
                                .noneMatch(mention -> texts.speakers.read(mention.in(article.side.text)).stream()
                                        .anyMatch(Word::isParty)));
    }

    boolean isRole(List<Word> name) {
        return !name.isEmpty()
                && name.stream().noneMatch(Word::isCapital)
                && text.vocabulary.is("name-roles", name.get(name.size() - 1).lower());
    }

    /** "A young Syrian boy", whom the article may name later. */
    boolean isDescription(Source source) {
        return (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ANONYMOUS)
                && texts.speakers.read(source.name()).stream().noneMatch(word -> word.isCapital() && !word.isParty());
    }

    /** "An official, who asked not to be named": nobody whom the article names elsewhere. */
    boolean isNameless(Source source) {
        return isDescription(source)
                && source.mentions().stream()
                        .limit(MENTIONS)
                        .map(mention -> article.side.sentenceAt(mention.start()))
                        .filter(sentence -> sentence >= 0)
                        .anyMatch(sentence -> ANONYMOUS
                                .matcher(article.side.sentence(sentence).in(article.side.text))
                                .find());
    }

    /** "Amjad Saleh": no country's people among them. */
    static boolean isPersonName(List<Word> name) {
        return name.stream().filter(Word::isCapital).count() > 1
                && name.stream().noneMatch(Word::isParty);
    }

    boolean isPersonName(Source source, List<Word> name) {
        return source.kind() == SourceKind.PERSON && name.stream().anyMatch(word -> isTelling(word) && !word.isParty());
    }

    /** "The Dutchman" and "the GOP speechwriter" describe somebody whom the article may name. */
    boolean mayTell(Source source, List<Word> name) {
        return source.kind() != SourceKind.PERSON && source.kind() != SourceKind.OUTLET
                ? name.stream().anyMatch(this::isTelling)
                : ownName(behindOffice(name)).stream().anyMatch(word -> !word.isParty() && !isAcronym(word))
                        && !name.get(name.size() - 1)
                                .text()
                                .equals(name.get(name.size() - 1).lower());
    }

    static boolean isAcronym(Word word) {
        return word.text().chars().allMatch(Character::isUpperCase);
    }

    /** The first run of capitalised words, unless it is whose somebody is: "Rehana Begum of the Congress". */
    List<Word> ownName(List<Word> name) {
        List<Word> own = new ArrayList<>();
        for (int at = 0; at < name.size(); at++) {
            Word word = name.get(at);
            boolean named = isTelling(word)
                    && !text.vocabulary.is("official-words", word.lower())
                    && !text.vocabulary.is("name-roles", word.lower())
                    && word.text().length() > 2;
            if (named) {
                own.add(word);
            } else if (!own.isEmpty()
                    || text.vocabulary.is("locating", word.lower())
                    || word.lower().equals("of")) {
                return own;
            }
        }
        return own;
    }

    /** "The Orskan defence minister, Ana Roe": without whose office it is. */
    private List<Word> behindOffice(List<Word> name) {
        boolean party = false;
        for (int at = 0; at < name.size(); at++) {
            Word word = name.get(at);
            boolean office = text.vocabulary.is("official-words", word.lower())
                    || text.vocabulary.is("name-roles", word.lower());
            if (party && office && !word.isCapital()) {
                return name.subList(at, name.size());
            }
            party = word.isParty() || party && !word.isCapital();
        }
        return name;
    }

    boolean isTelling(Word word) {
        return word.isCapital() && !word.key().isEmpty();
    }

    /** "The Dutchman", "the former Orsk captain": somebody whom the article names is described, by no office. */
    boolean isEpithet(List<Word> name) {
        Word last = name.get(name.size() - 1);
        boolean people = last.lower().endsWith("man") || last.lower().endsWith("woman");
        boolean person = people
                || text.vocabulary.is("person-nouns", last.lower())
                || text.vocabulary.is("epithets", last.lower());
        boolean office = name.stream().anyMatch(word -> text.vocabulary.is("name-roles", word.lower()));
        boolean national = last.isParty() && !text.vocabulary.isSeat(last.lower());
        boolean described = last.isCapital() ? name.size() <= 2 && (people || national) : person && !office;
        return described && name.get(0).key().isEmpty();
    }
}
