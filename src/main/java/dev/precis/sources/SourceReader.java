package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.figures.Quantities;
import dev.precis.sources.NounPhrase.Stretch;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom an article names and whose each figure is. Thread-safe: it holds no state, all that is read of an article is
 * kept in objects made for that article.
 */
public final class SourceReader {
    /** Attributes the figures of an article. */
    public Reading read(Article article, Quantities quantities) {
        Scene scene = Scene.of(article);
        People people = People.of(scene);
        ClaimFinder finder = new ClaimFinder(scene, people);
        Register register = new Register(scene, people, finder);
        List<Statement> read = new Discourse(scene, finder, register).read();
        List<Statement> named = new LateNames(scene, register).give(read);
        List<Statement> statements = Chain.link(named, scene.words.size());
        register.addOtherMentions();
        Map<Entry, String> ids = ids(register.entries());
        ClaimMap map = ClaimMap.of(statements, scene.words.size());
        Doubts doubts = Doubts.of(scene, statements, register.entries());
        return new Reading(
                article,
                quantities,
                sources(scene, register.entries(), ids),
                claims(scene, statements, ids),
                new FigureAttributor(scene, map, doubts, ids).attribute(quantities));
    }

    private static Map<Entry, String> ids(List<Entry> entries) {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.removeIf(entry -> entry.mentions.isEmpty());
        ordered.sort(Comparator.comparing(entry -> entry.mentions.first()));
        Map<Entry, String> ids = new java.util.LinkedHashMap<>();
        ordered.forEach(entry -> ids.put(entry, "s" + (ids.size() + 1)));
        return ids;
    }

    private static List<Source> sources(Scene scene, List<Entry> entries, Map<Entry, String> ids) {
        List<Source> sources = new ArrayList<>();
        ids.forEach((entry, id) -> sources.add(new Source(
                id,
                scene.article.words(span(scene, entry.name)),
                role(scene, entry.role),
                entry.kind,
                List.copyOf(entry.mentions),
                entry.statements)));
        return sources;
    }

    /** A role without the form of address behind it: "Health Minister Dr" is "Health Minister", "Mrs" is none. */
    private static @Nullable String role(Scene scene, @Nullable Stretch role) {
        if (role == null) {
            return null;
        }
        int to = role.to();
        while (to > role.from() && scene.words.is(to - 1, scene.lexicon.nouns.salutations())) {
            to--;
        }
        return to == role.from() ? null : scene.article.words(span(scene, new Stretch(role.from(), to)));
    }

    private static Span span(Scene scene, Stretch stretch) {
        return scene.words.span(stretch.from(), stretch.to());
    }

    private static List<Claim> claims(Scene scene, List<Statement> statements, Map<Entry, String> ids) {
        return statements.stream()
                .map(statement -> new Claim(
                        statement.content().stream()
                                .filter(part -> !part.isEmpty())
                                .map(part -> span(scene, part))
                                .toList(),
                        id(ids, statement.source()),
                        statement.via() == null ? null : id(ids, statement.via()),
                        span(scene, statement.cue()),
                        statement.speech(),
                        statement.rule()))
                .toList();
    }

    private static String id(Map<Entry, String> ids, @Nullable Entry entry) {
        String id = entry == null ? null : ids.get(entry);
        if (id == null) {
            throw new IllegalStateException("A source without a mention made a statement.");
        }
        return id;
    }
}
