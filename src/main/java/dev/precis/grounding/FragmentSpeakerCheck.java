package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a few quoted words that somebody else judges by in the article: "Ames branded it “absurd”", where Brown dismissed it
 * as absurd. Goes by whose verb stands before the quotation: such a fragment is seldom read as a statement of its own.
 */
final class FragmentSpeakerCheck {
    /** Letters of a quotation that is no single plain word; */
    private static final int SHORTEST = 8;
    /** and of a word of it that is looked for alone. */
    private static final int LONG_WORD = 7;
    /** How many words before a quotation its verb stands at most; */
    private static final int VERB_REACH = 24;
    /** and how many behind "by" the name of who is told to say it. */
    private static final int NAME_REACH = 6;
    /** Of a fragment the first places only are looked at. */
    private static final int MOST_PLACES = 6;

    /** Of a text with more quotations the first only are looked at. */
    private static final int MOST_QUOTATIONS = 50;

    /**
     * Who judges by the quoted words.
     *
     * @param verb where its verb stands in the sentence
     * @param proper false where it is a description: "the retailer"
     */
    private record Judge(int sentence, int from, int to, int verb, boolean proper) {
        List<Word> words(Side side) {
            return side.words.get(sentence).subList(from, to);
        }
    }

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Vocabulary vocabulary;
    private final NameForms forms;
    private final NamePlaces places;
    private final Capitals capitals;
    private final Capitals articleCapitals;

    FragmentSpeakerCheck(Side text, ArticleIndex article, Findings findings) {
        SourceTexts texts = new SourceTexts(text, article);
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.vocabulary = text.vocabulary;
        this.forms = new NameForms(texts);
        this.places = new NamePlaces(texts);
        this.capitals = text.view(Capitals.class, Capitals::new);
        this.articleCapitals = article.side.view(Capitals.class, Capitals::new);
    }

    /** @param told what other checks have found */
    List<Item> check(List<Item> told) {
        List<Item> items = new ArrayList<>();
        for (Quotation quotation :
                Quotation.in(text.text).stream().limit(MOST_QUOTATIONS).toList()) {
            Judge judge = judge(text, quotation.words());
            Judge right = judge == null || !judge.proper() ? null : rival(judge, quotation.words());
            if (judge != null && right != null) {
                Span span = span(text, judge);
                if (!Item.isFound(told, span) && !Item.isFound(items, span)) {
                    items.add(finding(span, span(article.side, right)));
                }
            }
        }
        return items;
    }

    // ---------------------------------------------------------------- whose verb a quotation belongs to

    private @Nullable Judge judge(Side side, Span quotation) {
        int sentence = side.sentenceAt(quotation.start());
        if (sentence < 0) {
            return null;
        }
        List<Word> words = side.words.get(sentence);
        int at = side.wordAt(sentence, quotation.start());
        int verb = verbBefore(words, at);
        if (verb < 0) {
            return null;
        }
        boolean passive = isPassive(words, verb);
        return passive
                ? agent(side, sentence, side.wordAt(sentence, quotation.end()), verb)
                : subject(side, sentence, verb);
    }

    /** The last verb of judging before a quotation, no other sentence's mark between. */
    private int verbBefore(List<Word> words, int quotation) {
        for (int at = quotation - 1; at >= Math.max(1, quotation - VERB_REACH); at--) {
            if (vocabulary.is("judging-verbs", words.get(at).lower())) {
                return at;
            }
            boolean other = vocabulary.is("saying", words.get(at).lower())
                    || words.get(at).lower().matches("which|who|whom|whose|where");
            if (other) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isPassive(List<Word> words, int verb) {
        return words.subList(Math.max(0, verb - 2), verb).stream()
                .anyMatch(word -> word.lower().matches("was|were|is|are|been|being|be"));
    }

    /** "… by the actor Brown" behind the quoted words. */
    private @Nullable Judge agent(Side side, int sentence, int from, int verb) {
        List<Word> words = side.words.get(sentence);
        if (from >= words.size() || !words.get(from).lower().equals("by")) {
            return null;
        }
        for (int at = from + 1; at < Math.min(words.size(), from + NAME_REACH); at++) {
            if (words.get(at).afterMark()) {
                return null;
            }
            if (isName(words, at)) {
                return new Judge(sentence, at, endOfAgent(words, at), verb, true);
            }
        }
        return null;
    }

    /** "The Harbour film's director Brown": up to the last name before a mark. */
    private int endOfAgent(List<Word> words, int from) {
        int end = from + 1;
        for (int at = from + 1; at < Math.min(words.size(), from + NAME_REACH); at++) {
            if (words.get(at).afterMark()) {
                return end;
            }
            end = isName(words, at) ? at + 1 : end;
        }
        return end;
    }

    /** "Brown has dismissed", "Brown, who runs the plant, dismissed", "the retailer described". */
    private @Nullable Judge subject(Side side, int sentence, int verb) {
        List<Word> words = side.words.get(sentence);
        int end = verb;
        while (end > 0
                && !words.get(end).afterMark()
                && (vocabulary.is("auxiliaries", words.get(end - 1).lower())
                        || words.get(end - 1).lower().endsWith("ly")
                        || words.get(end - 1).lower().matches("has|have|had|also|later|then"))) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        if (words.get(end).afterMark()) {
            return beforeAside(sentence, words, end, verb);
        }
        int from = startOfName(words, end);
        if (from < end) {
            return new Judge(sentence, from, end, verb, true);
        }
        boolean described = end > 1
                && words.get(end - 2).lower().equals("the")
                && !words.get(end - 1).key().isEmpty();
        return described ? new Judge(sentence, end - 2, end, verb, false) : null;
    }

    /** The name before the comma that opens what stands before the verb: an aside, no list of names. */
    private @Nullable Judge beforeAside(int sentence, List<Word> words, int end, int verb) {
        int name = startOfName(words, end);
        if (name > 0 && name < end && words.get(name).afterMark()) {
            return new Judge(sentence, name, end, verb, true);
        }
        for (int at = 1; at < end; at++) {
            int from = words.get(at).afterMark() ? startOfName(words, at) : at;
            boolean aside = from < at
                    && (vocabulary.is("relative", words.get(at).lower())
                            || words.get(at).lower().matches("who|the|a|an|now|speaking|whose|\\d+")
                            || words.get(at).isNumber());
            if (aside) {
                return new Judge(sentence, from, at, verb, true);
            }
        }
        return null;
    }

    private int startOfName(List<Word> words, int end) {
        int from = end;
        while (from > 0
                && isName(words, from - 1)
                && (from == end || !words.get(from).afterMark())) {
            from--;
        }
        return from;
    }

    private boolean isName(List<Word> words, int at) {
        Word word = words.get(at);
        boolean opens = at == 0 && at + 1 < words.size() && words.get(at + 1).afterMark();
        return word.isCapital()
                && !word.isNumber()
                && !(at == 0 && vocabulary.is("opening-adverbs", word.lower()))
                && !(opens && !capitals.has(word.lower()) && !articleCapitals.has(word.lower()))
                && !vocabulary.is("no-names", word.lower())
                && !word.key().isEmpty()
                && !vocabulary.is("weekdays", word.lower())
                && !vocabulary.is("months", word.lower());
    }

    // ---------------------------------------------------------------- who judges so in the article

    /** Who judges by these words wherever the article has them, and certainly is not whom the text names. */
    private @Nullable Judge rival(Judge judge, Span quotation) {
        List<Word> name = judge.words(text);
        if (name.stream().noneMatch(forms::isTelling) || name.stream().allMatch(Word::isParty)) {
            return null;
        }
        List<Judge> whole = judges(name, placesOf(quotation.in(text.text)));
        String verb = text.words.get(judge.sentence()).get(judge.verb()).key();
        List<Judge> judges = whole == null ? null : new ArrayList<>(whole);
        if (judges != null && judges.isEmpty()) {
            judges = judges(name, placesOfWords(quotation));
            if (judges != null) {
                judges.removeIf(other -> !article.side
                        .words
                        .get(other.sentence())
                        .get(other.verb())
                        .key()
                        .equals(verb));
            }
        }
        if (judges == null || judges.isEmpty() || judges.stream().anyMatch(other -> mayBe(name, other))) {
            return null;
        }
        return judges.get(0);
    }

    /** Who judges in each of these places; null where the one who is told may do so by a statement. */
    private @Nullable List<Judge> judges(List<Word> name, List<Span> found) {
        List<Judge> judges = new ArrayList<>();
        for (Span place : found) {
            int sentence = article.side.sentenceAt(place.start());
            Judge judge = judge(article.side, place);
            if (judge == null && mayState(name, sentence)) {
                return null;
            }
            if (judge != null) {
                judges.add(judge);
            }
        }
        return judges;
    }

    /** A statement that the words belong to is of the name, or of somebody whom a pronoun stands for. */
    private boolean mayState(List<Word> name, int sentence) {
        for (Claim claim : article.statements().in(sentence)) {
            Source source = article.side.reading.sources().stream()
                    .filter(other -> other.id().equals(claim.source()))
                    .findFirst()
                    .orElse(null);
            boolean other = source != null
                    && name.stream().filter(forms::isTelling).noneMatch(word -> source.name()
                            .toLowerCase(Locale.ROOT)
                            .contains(word.lower()));
            if (!other) {
                return true;
            }
        }
        return false;
    }

    /** A name may be the other one; it may be a description where it stands before the verb, or beside that sentence. */
    private boolean mayBe(List<Word> name, Judge other) {
        List<Word> words = article.side.words.get(other.sentence());
        Set<String> keys = new HashSet<>();
        name.stream().filter(forms::isTelling).forEach(word -> keys.add(word.key()));
        if (words.subList(0, other.verb()).stream().anyMatch(word -> keys.contains(word.key()))) {
            return true;
        }
        if (other.proper()) {
            List<Word> right = other.words(article.side);
            return Acronyms.same(plain(name), plain(right))
                    || article.aliases().same(plain(name), plain(right))
                    || places.isJoined(name, span(article.side, other));
        }
        return words.stream().skip(other.verb()).noneMatch(word -> keys.contains(word.key()));
    }

    private static String plain(List<Word> name) {
        return name.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private List<Span> placesOf(String quoted) {
        QuotationCheck.Letters all =
                article.side.view(QuotationCheck.Letters.class, side -> QuotationCheck.Letters.of(side.text));
        String letters = QuotationCheck.Letters.of(quoted).letters();
        List<Span> found = new ArrayList<>();
        int at = letters.length() < SHORTEST ? -1 : all.letters().indexOf(letters);
        while (at >= 0 && found.size() < MOST_PLACES) {
            found.add(all.span(at, at + letters.length()));
            at = all.letters().indexOf(letters, at + letters.length());
        }
        return found;
    }

    /** Where the article has a long word of the quotation in quotation marks of its own. */
    private List<Span> placesOfWords(Span quotation) {
        int sentence = text.sentenceAt(quotation.start());
        List<Span> found = new ArrayList<>();
        for (Word word : text.words.get(sentence)) {
            if (quotation.contains(word.span().start()) && word.text().length() >= LONG_WORD) {
                placesOf(word.text()).stream().filter(this::isMarked).forEach(found::add);
            }
        }
        return found;
    }

    private boolean isMarked(Span place) {
        return place.start() > 0 && "\"“‘'".indexOf(article.side.text.charAt(place.start() - 1)) >= 0;
    }

    // ---------------------------------------------------------------- findings

    private static Span span(Side side, Judge judge) {
        List<Word> words = judge.words(side);
        return new Span(
                words.get(0).span().start(), words.get(words.size() - 1).span().end());
    }

    private Item finding(Span span, Span right) {
        String expected = findings.words(right);
        return findings.contradicted(
                span,
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                expected,
                "In the article these words are from “" + expected + "”, not from “" + findings.told(span) + "”.");
    }
}
