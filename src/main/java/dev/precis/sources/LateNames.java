package dev.precis.sources;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives those whom an article tells of before it names them their names: "prices fell, one of the biggest lenders reported. …
 * Tern Building Society, the lender". Only where a single name fits. Stateless but for its article.
 */
final class LateNames {
    /** In which of its first paragraphs an article may leave out a name that follows. */
    private static final int LEAD = 3;
    /** How many words they may have: keeps hostile text linear. */
    private static final int LONGEST_LEAD = 300;
    /** In which of its first words an article may speak of somebody by his age alone. */
    private static final int LONGEST_START = 60;

    private final Scene scene;
    private final Register register;

    LateNames(Scene scene, Register register) {
        this.scene = scene;
        this.register = register;
    }

    /** The statements with the names that follow later on. */
    List<Statement> give(List<Statement> statements) {
        List<Statement> named = new ArrayList<>(statements);
        for (Entry entry : List.copyOf(register.entries())) {
            Entry later = isNamelessInLead(entry) ? laterName(entry) : isAgeInLead(entry) ? laterSurname(entry) : null;
            if (later != null) {
                named.replaceAll(statement -> replace(statement, entry, later));
                register.join(entry, later);
            }
        }
        return named;
    }

    private static Statement replace(Statement statement, Entry entry, Entry later) {
        if (statement.source() != entry && statement.via() != entry) {
            return statement;
        }
        Entry source = statement.source() == entry ? later : statement.source();
        Entry via = statement.via() == entry ? later : statement.via();
        return statement.from(source, via == source ? null : via);
    }

    private boolean isNamelessInLead(Entry entry) {
        boolean body = entry.kind == SourceKind.ORGANISATION
                || entry.kind == SourceKind.DOCUMENT
                || entry.kind == SourceKind.ANONYMOUS && sameKind(entry) != SourceKind.ANONYMOUS;
        int first = scene.periods.get(0).passage();
        return body
                && !entry.mentions.isEmpty()
                && register.isUnnamed(entry)
                && entry.name.from() < LONGEST_LEAD
                && scene.period(entry.name.from()).passage() <= first + LEAD
                && !scene.words.is(entry.name.from() - 1, scene.lexicon.grammar.definites());
    }

    /** "The 26-year-old striker said" at the start of an article whose headline named him. */
    private boolean isAgeInLead(Entry entry) {
        return entry.kind == SourceKind.PERSON
                && !entry.mentions.isEmpty()
                && entry.name.from() < LONGEST_START
                && IntStream.range(entry.name.from(), entry.name.to())
                        .anyMatch(at -> scene.lexicon.nouns.isOfAge(scene.lower(at)));
    }

    /** The first who speaks later by a bare surname: the article takes him for known. */
    private @Nullable Entry laterSurname(Entry entry) {
        return register.entries().stream()
                .filter(other -> other != entry
                        && other.kind == SourceKind.PERSON
                        && other.statements > 0
                        && other.role == null
                        && !other.mentions.isEmpty()
                        && !register.isUnnamed(other)
                        && other.mentions.first().start()
                                > scene.words
                                        .span(entry.name.from(), entry.name.to())
                                        .end())
                .min(Comparator.comparing(other -> other.mentions.first()))
                .filter(other -> isOneWord(other.mentions.first()))
                .orElse(null);
    }

    private boolean isOneWord(Span mention) {
        int at = scene.words.indexAt(mention.start());
        return at >= 0 && scene.words.at(at).span().equals(mention);
    }

    /** The one with a name that spoke later, and that the article calls by the same noun. */
    private @Nullable Entry laterName(Entry entry) {
        Set<String> nouns = entry.heads.stream().map(this::singular).collect(Collectors.toSet());
        List<Entry> fitting = register.entries().stream()
                .filter(other -> other != entry
                        && other.kind == sameKind(entry)
                        && other.statements > 0
                        && other.name.from() > entry.name.to()
                        && !register.isUnnamed(other)
                        && isCalled(other, nouns))
                .limit(2)
                .toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    /** "one of the biggest lenders" is an organisation, "a surgeon" a person. */
    private SourceKind sameKind(Entry entry) {
        if (entry.kind != SourceKind.ANONYMOUS) {
            return entry.kind;
        }
        Set<String> nouns = entry.heads.stream().map(this::singular).collect(Collectors.toSet());
        boolean firm = nouns.stream().anyMatch(scene.lexicon.nouns.organisations()::contains);
        boolean person = nouns.stream()
                .anyMatch(noun -> scene.lexicon.nouns.persons().contains(noun)
                        && !scene.lexicon.nouns.anybody().contains(noun));
        return firm ? SourceKind.ORGANISATION : person ? SourceKind.PERSON : SourceKind.ANONYMOUS;
    }

    private boolean isCalled(Entry other, Set<String> nouns) {
        boolean called = other.heads.stream().map(this::singular).anyMatch(nouns::contains);
        for (int at = other.role == null ? 0 : other.role.from();
                other.role != null && at < other.role.to() && !called;
                at++) {
            called = nouns.contains(scene.lower(at));
        }
        return called || isMentioned(other, nouns);
    }

    private boolean isMentioned(Entry other, Set<String> nouns) {
        boolean called = false;
        for (Span mention : other.mentions) {
            int at = scene.words.indexAt(mention.start());
            while (at >= 0 && at < scene.words.size() && scene.words.at(at).start() < mention.end() && !called) {
                called = nouns.contains(singular(scene.lower(at++)));
            }
        }
        return called;
    }

    private String singular(String noun) {
        return scene.lexicon.grammar.looksPlural(noun) ? noun.substring(0, noun.length() - 1) : noun;
    }
}
