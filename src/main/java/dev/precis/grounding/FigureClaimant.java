package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.sources.Attribution;
import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares who tells the numbers of a claim with whom the article names for them. */
final class FigureClaimant {
    private static final int BESIDE = NamePlaces.BESIDE;

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Map<Fact, List<Fact>> operands;
    private final NameForms forms;
    private final NamePlaces places;
    private final SameSource same;
    private final ClaimContent contents;
    private final Denials denials;
    private final WordsClaimant wordsClaimant;
    private final Initials initials;
    private final Statements statements;
    private final SourceItems sourceItems;

    FigureClaimant(SourceTexts texts, Binder binder, Map<Fact, List<Fact>> operands, SourceItems sourceItems) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.binder = binder;
        this.operands = operands;
        this.forms = new NameForms(texts);
        this.places = new NamePlaces(texts);
        this.same = new SameSource(texts);
        this.contents = new ClaimContent(texts);
        this.denials = new Denials(texts);
        this.wordsClaimant = new WordsClaimant(texts, sourceItems);
        this.initials = article.side.view(Initials.class, Initials::new);
        this.statements = article.statements();
        this.sourceItems = sourceItems;
    }

    @Nullable
    Item wrongClaim(
            Span mention, Claim claim, Set<String> named, Source source, List<Word> name, Map<Fact, Fact> bound) {
        boolean told = contents.factsOf(claim).stream()
                .flatMap(fact -> operands.getOrDefault(fact, List.of()).stream())
                .anyMatch(operand -> isToldBy(named, operand));
        boolean beside = false;
        boolean far = false;
        boolean denied = false;
        Source right = null;
        for (Fact fact : contents.factsOf(claim)) {
            Fact other = bound.get(fact);
            if (other != null) {
                Set<String> there = sourcesOf(fact, other);
                if (there.isEmpty()) {
                    there.addAll(sourcesIn(other.sentence()));
                    statements.in(other.sentence()).forEach(speech -> there.addAll(SourceTexts.ids(speech)));
                }
                boolean tells = places.opensClauseOf(name, other) && !places.isBesideClaimant(name, other, there)
                        || places.isOpen(
                                article.side.reading.attribution(other.figure()).cue(), claimant(other), name)
                        || mayBeMeant(name, other, there)
                        || isRoleOf(source, name, other, there)
                        || isChannelOf(source, name, other, there)
                        || same.isShortTitle(source, name, there);
                denied |= denials.isDeniedBy(claim, name, other.sentence());
                if (tells || there.stream().anyMatch(named::contains)) {
                    told = true;
                } else if (places.isBeside(name, other, there)) {
                    beside = true;
                } else if (right == null) {
                    far |= there.isEmpty()
                            && !isSpoken(other.sentence())
                            && places.isFar(named, other)
                            && !initials.near(source.name(), other.sentence());
                    right = named(there, name, isOtherPerson(source, named, other));
                    right = right == null ? unnamed(there, source, name, other) : right;
                    right = right == null ? elsewhere(there, source, named, name, other) : right;
                }
            }
        }
        if (right != null && name.stream().skip(1).noneMatch(Word::isCapital) && isDescribed(right, name)) {
            return null;
        }
        if (!contents.isTelling(claim)) {
            return null;
        }
        if (denied && !told) {
            return sourceItems.notSaid(mention, claim);
        }
        List<Statements.Match> matches = told ? List.of() : wordsClaimant.told(claim);
        boolean narrow = right != null && !matches.isEmpty() && contents.isOfTwoParts(claim);
        matches = narrow ? wordsClaimant.toldWithFigures(claim) : matches;
        told |= !matches.isEmpty()
                && WordsClaimant.isClear(matches.get(0))
                && wordsClaimant.isSaidBy(matches, named, source);
        if (right != null && (places.isJoined(name, right) || forms.isEpithet(name) || forms.isCountry(right))) {
            return null;
        }
        if (!told
                && right != null
                && !(forms.isDescription(right) && !forms.isNameless(right) && forms.isPersonName(name))) {
            return sourceItems.differs(mention, claim, right);
        }
        if (!told && !beside && far) {
            return sourceItems.notSaid(mention, claim);
        }
        Item byWords = told ? null : wordsClaimant.byWords(mention, claim, matches, source, name);
        if (told || byWords != null) {
            return byWords;
        }
        Item bySpeech = wordsClaimant.bySpeech(mention, claim, named, source, name);
        return bySpeech == null && named.isEmpty()
                ? wordsClaimant.farFromName(mention, claim, matches, source, name)
                : bySpeech;
    }

    private @Nullable Source claimant(Fact other) {
        return texts.speakers.byId(
                article.side.reading.attribution(other.figure()).source());
    }

    private boolean mayBeMeant(List<Word> name, Fact other, Set<String> there) {
        Span cue = article.side.reading.attribution(other.figure()).cue();
        return there.stream()
                .map(texts.sources::get)
                .anyMatch(claimant -> claimant != null && places.mayBeMeant(cue, claimant, name));
    }

    /** True in a paragraph of somebody's words, or a sentence of them: it begins with a quotation mark. */
    private boolean isSpoken(int sentence) {
        String there = article.side.text;
        int start = article.side.sentence(sentence).start();
        int paragraph = there.lastIndexOf('\n', start) + 1;
        return isMark(there.charAt(start)) || isMark(there.charAt(paragraph));
    }

    private static boolean isMark(char c) {
        return "'\"‘“«„".indexOf(c) >= 0;
    }

    private boolean isToldBy(Set<String> named, Fact operand) {
        Set<String> there = new HashSet<>();
        addSources(operand, there);
        return there.stream().anyMatch(named::contains);
    }

    /** An outlet that the number comes through; whoever wrote what an outlet is named for. */
    private boolean isChannelOf(Source source, List<Word> name, Fact other, Set<String> there) {
        if (source.kind() == SourceKind.OUTLET) {
            return places.isNear(name, other.sentence(), 1);
        }
        Source right = texts.speakers.byId(
                article.side.reading.attribution(other.figure()).source());
        boolean nameless = right != null
                && (right.kind() == SourceKind.OUTLET
                        || right.kind() == SourceKind.PERSON
                                && texts.speakers.read(right.name()).stream().noneMatch(Word::isCapital));
        return nameless && places.isNear(name, other.sentence(), BESIDE);
    }

    /** "The governor claimed": a role alone, right after the sentence that names who has it. */
    private boolean isRoleOf(Source source, List<Word> name, Fact other, Set<String> there) {
        boolean role = there.stream()
                .map(texts.sources::get)
                .anyMatch(right -> right != null && forms.isRole(texts.speakers.read(right.name())));
        return role
                && source.kind() == SourceKind.PERSON
                && !name.isEmpty()
                && IntStream.rangeClosed(other.sentence() - BESIDE, other.sentence())
                        .anyMatch(sentence -> article.side.hasKey(
                                sentence, name.get(name.size() - 1).key()));
    }

    /** "The governor of the province" for whom the article names with this role. */
    private boolean isDescribed(Source right, List<Word> name) {
        String role = right.role();
        Set<String> keys = new HashSet<>();
        if (role != null) {
            texts.speakers.read(role).forEach(word -> keys.add(word.key()));
        }
        keys.remove("");
        return name.stream().anyMatch(word -> !word.isCapital() && keys.contains(word.key()));
    }

    /** A claimant of the article that is named, or that belongs to another party than the name of the text. */
    private @Nullable Source named(Set<String> there, List<Word> name, boolean person) {
        Set<String> own = same.partiesIn(name);
        for (String id : there) {
            Source source = texts.sources.get(id);
            if (source == null) {
                continue;
            }
            boolean group = source.kind() == SourceKind.GROUP || source.kind() == SourceKind.ANONYMOUS;
            boolean hasName = forms.isProperName(texts.speakers.read(source.name()))
                    && texts.speakers.read(source.name()).stream()
                            .anyMatch(word ->
                                    forms.isTelling(word) && !text.vocabulary.is("official-words", word.lower()));
            Set<String> others = texts.speakers.parties(source);
            boolean otherParty =
                    !own.isEmpty() && !others.isEmpty() && own.stream().noneMatch(others::contains);
            boolean body = source.kind() == SourceKind.ORGANISATION && person;
            if (otherParty || (hasName || body || same.areTwoOffices(name, source)) && !group) {
                return source;
            }
        }
        return null;
    }

    /** "Its leader" of the article is nobody whom the article names elsewhere only. */
    private @Nullable Source unnamed(Set<String> there, Source source, List<Word> name, Fact other) {
        if (source.kind() != SourceKind.PERSON || name.isEmpty()) {
            return null;
        }
        Word surname = name.get(name.size() - 1);
        for (int sentence = other.sentence() - 2; sentence <= other.sentence() + 1; sentence++) {
            if (article.side.hasLower(sentence, surname.lower())) {
                return null;
            }
        }
        return there.stream()
                .map(texts.sources::get)
                .filter(right -> right != null && right.kind() == SourceKind.PERSON)
                .findFirst()
                .orElse(null);
    }

    /** Whoever the article tells it by, where the name is one that it has only elsewhere. */
    private @Nullable Source elsewhere(
            Set<String> there, Source source, Set<String> named, List<Word> name, Fact other) {
        boolean body = source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION;
        boolean far = IntStream.rangeClosed(other.sentence() - BESIDE - 1, other.sentence() + 1)
                .filter(near -> near >= 0 && near < article.side.size())
                .noneMatch(near -> places.hasName(near, name));
        return body && far
                ? there.stream()
                        .map(texts.sources::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** A person whom the article names as a source, but not around the number. */
    private boolean isOtherPerson(Source source, Set<String> named, Fact other) {
        return (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION)
                && !named.isEmpty()
                && IntStream.rangeClosed(other.sentence() - BESIDE, other.sentence() + BESIDE)
                        .noneMatch(sentence -> sentence >= 0
                                && sentence < article.side.size()
                                && sourcesIn(sentence).stream().anyMatch(named::contains));
    }

    /** Whom the article names wherever it tells the number for this. */
    private Set<String> sourcesOf(Fact fact, Fact other) {
        Set<String> ids = new LinkedHashSet<>();
        addSources(other, ids);
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.unit() == UnitMatch.SAME && candidate.relation() == Candidate.Relation.SAME;
            boolean money = same && candidate.fact().figure().kind() == Kind.MONEY;
            if (money || candidate.unit().score >= UnitMatch.KIN.score && candidate.shared() > 0.2) {
                addSources(candidate.fact(), ids);
            }
        }
        return ids;
    }

    private void addSources(Fact fact, Set<String> ids) {
        Attribution attribution = article.side.reading.attribution(fact.figure());
        for (String id : new String[] {attribution.source(), attribution.via()}) {
            if (id != null) {
                ids.add(id);
            }
        }
    }

    private Set<String> sourcesIn(int sentence) {
        Set<String> ids = new LinkedHashSet<>();
        Span span = article.side.sentence(sentence);
        for (Claim claim : article.side.reading.claims()) {
            if (claim.cue().overlaps(span)) {
                ids.addAll(SourceTexts.ids(claim));
            }
        }
        return ids;
    }
}
