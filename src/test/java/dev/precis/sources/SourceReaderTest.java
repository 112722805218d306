package dev.precis.sources;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.precis.article.Article;
import dev.precis.figures.Figure;
import dev.precis.figures.Quantities;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
    private static final SourceReader READER = new SourceReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Mayor Lena Ott said so to us that all is well.                     | Lena Ott                    | Mayor                      | PERSON",
                "Lena Ott, the mayor of Tern, said that all is well.                | Lena Ott                    | mayor of Tern              | PERSON",
                "The mayor, Lena Ott, said that all is well.                        | Lena Ott                    | mayor                      | PERSON",
                "Interior Ministry spokesman Boris Lavin said that all is well.     | Boris Lavin                 | Interior Ministry spokesman | PERSON",
                "\"All is well,\" said Boris Lavin, chief of the harbour police.    | Boris Lavin                 | chief of the harbour police | PERSON",
                "According to Ana Costa, an analyst, all is well.                   | Ana Costa                   | an analyst                 | -",
                "US Secretary of State Jane Roe said that all is well.              | Jane Roe                    | US Secretary of State      | PERSON",
                "Local officials said that all is well.                             | Local officials             | -                          | GROUP",
                "A senior naval officer said that all is well.                      | senior naval officer        | -                          | ANONYMOUS",
                "A person familiar with the matter said that all is well.           | person familiar with the matter | -                      | ANONYMOUS",
                "The survey found that all is well.                                 | survey                      | -                          | DOCUMENT",
                "The Norland Gazette reported that all is well.                     | Norland Gazette             | -                          | OUTLET",
                "Reuters reported that all is well.                                 | Reuters                     | -                          | OUTLET",
                "The Ministry of Health said that all is well.                      | Ministry of Health          | -                          | ORGANISATION",
                "Norland's health ministry said that all is well.                   | Norland's health ministry   | -                          | ORGANISATION",
                "The Institute for River Studies (IRS) said that all is well.       | Institute for River Studies | -                          | ORGANISATION",
                "Moscow said that all is well.                                      | Moscow                      | -                          | ORGANISATION",
                "The striker said that all is well.                                 | striker                     | -                          | PERSON",
            })
    void namesTheSource(String text, String name, String role, String kind) {
        Source source = read(text).sources().get(0);
        assertThat(source.name()).isEqualTo(name);
        if (kind != null) {
            assertThat(source.kind()).isEqualTo(SourceKind.valueOf(kind));
            assertThat(source.role()).isEqualTo(role);
        }
    }

    @Test
    void bringsNameSurnameTitleAndPronounTogether() {
        Reading reading = read("Mayor Lena Ott said that the bridge was safe. Ott added that it was new. "
                + "\"It is fine,\" she said. The mayor said that it was open.");
        assertThat(reading.sources()).hasSize(1);
        Source ott = reading.sources().get(0);
        assertThat(ott.statements()).isEqualTo(4);
        assertThat(ott.mentions().stream().map(span -> span.in(reading.article().text())))
                .containsExactly("Mayor Lena Ott", "Ott", "she", "The mayor");
    }

    @Test
    void keepsTwoMinistriesApart() {
        Reading reading = read("The Norland defence ministry said all was calm. "
                + "The Surland defence ministry said that it was not.");
        assertThat(reading.sources()).hasSize(2);
    }

    @Test
    void writesMentionsInTheArticlesWords() {
        Reading reading = read("“All is well,” said Boris Lavin, the envoy. He told the BBC that talks would go on.");
        for (Source source : reading.sources()) {
            assertThat(source.mentions()).isNotEmpty().isSorted();
            assertThat(reading.article().text()).contains(source.name());
        }
    }

    @Test
    void splitsAQuotationAroundItsCue() {
        Reading reading = read("\"We are safe,\" Lena Ott said, \"and dry.\"");
        assertThat(reading.claims()).hasSize(1);
        assertThat(reading.claims().get(0).content().stream()
                        .map(span -> span.in(reading.article().text())))
                .containsExactly("\"We are safe,\"", "\"and dry.\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "The fire killed [6] people.                                                                    | STATED      | -",
                "The fire reportedly killed [6] people.                                                         | STATED      | reportedly",
                "Police said the fire killed [6] people.                                                        | ATTRIBUTED  | -",
                "Police said the man allegedly stole [6] cars.                                                  | ATTRIBUTED  | allegedly",
                "The army said it took [6] villages, which could not be independently verified.                 | UNCONFIRMED | could not be independently verified",
                "The army said it took [6] villages. The claim could not be independently verified.             | UNCONFIRMED | could not be independently verified",
                "The army said it took [6] villages. There is no independent confirmation of the army's claims. | UNCONFIRMED | no independent confirmation",
                "The army said it took [6] villages. The governor denied the claim.                             | DISPUTED    | The governor denied",
                "Police said [6] men fled. The army said it took a village. The claim could not be verified.    | ATTRIBUTED  | -",
                "Police said [6] men fled. / The fair went on. / It was fun. / The report could not be verified. | ATTRIBUTED  | -",
                "The union's claim of [6] losses was rejected by the airline.                                   | DISPUTED    | rejected",
                "The union said [6] jobs would go. The airline dismissed the figure.                            | DISPUTED    | dismissed",
                "The union said [6] jobs would go. The airline denied that it would close.                      | ATTRIBUTED  | -",
                "Police said the union had [6] members. The airline denied that it would close.                 | ATTRIBUTED  | -",
                "Lena Ott said [6] men fled. Karl Berg called the claim nonsense.                               | DISPUTED    | Karl Berg called the claim nonsense",
                "Sales rose faster than expected, by [6] percent.                                               | STATED      | -",
                "Analysts had expected sales of [6] million.                                                    | FORECAST    | expected",
                "The army said it took [6] villages. The weather was fine.                                      | ATTRIBUTED  | -",
                "The bank expects growth of [6] percent.                                                        | FORECAST    | expects",
                "Growth is forecast to reach [6] percent.                                                       | FORECAST    | forecast",
                "The firm plans to close [6] shops.                                                             | FORECAST    | plans to",
                "The firm closed [6] shops.                                                                     | STATED      | -",
            })
    void tellsHowSureTheArticleIs(String picture, Status status, String hedge) {
        Reading reading = AttributionTest.read(picture);
        Attribution attribution = reading.attribution(reading.figures().get(0));
        Span words = attribution.hedge();
        assertThat(attribution.status()).isEqualTo(status);
        assertThat(words == null ? null : words.in(reading.article().text())).isEqualTo(hedge);
    }

    @Test
    void setsRivalFiguresAgainstEachOther() {
        String text = "Police said 40 people marched, but the union said 90 did.";
        Figure police = Articles.figure("f1", new Span(12, 14), 40, "person");
        Figure union = Articles.figure("f2", new Span(text.indexOf("90"), text.indexOf("90") + 2), 90, "person");
        Reading reading = READER.read(Articles.of(text), new Quantities(List.of(police, union), List.of()));
        assertThat(reading.attribution(police).status()).isEqualTo(Status.DISPUTED);
        assertThat(reading.attribution(union).status()).isEqualTo(Status.DISPUTED);
        assertThat(reading.attribution(police).source())
                .isNotEqualTo(reading.attribution(union).source());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Police said 40 people marched. It rained. The fair went on. The union, however, put the number at 90. | DISPUTED",
                "Police said 40 people marched. It rained. The fair went on. The union disputed that and said 90 did.   | DISPUTED",
                "Police said 40 people marched. It rained. The fair went on. The union said that it had 90.            | ATTRIBUTED",
                "Police said 40 people marched. It rained. It blew. It hailed. It snowed. It ended. The union, however, put the number at 90.             | ATTRIBUTED",
                "Police said 40 people marched. It rained. The fair went on. Police, however, put the number at 90.     | ATTRIBUTED",
            })
    void setsRivalsAgainstEachOtherOverSomeSentences(String text, Status status) {
        Figure police = Articles.figure("f1", new Span(12, 14), 40, "person");
        Figure union = Articles.figure("f2", new Span(text.indexOf("90"), text.indexOf("90") + 2), 90, "person");
        Article article = Articles.of(text);
        Figure later = Articles.inSentenceOf(article, union);
        Reading reading = READER.read(article, new Quantities(List.of(police, later), List.of()));
        assertThat(reading.attribution(police).status()).isEqualTo(status);
        assertThat(reading.attribution(later).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "said ",
                "\"",
                "“a ” said ",
                ", ",
                "X, ",
                "according to ",
                "a.a.a.",
                "He said \"",
                "(",
                "the the ",
                "Mr. ",
                "' ",
                "X said, but ",
                "Lena Ott ",
                "\"a,\" X said, ",
                "could not be verified ",
                "Reuters reported that ",
                "' s' ",
                "Minister Jane Roe left. The minister said so. ",
                "he denied the claim, ",
                "X said 3, Y denied it, ",
                ": \"a\" ",
                "Foo Ltd, the company said, ",
                "X's claim that "
            })
    void readsHostileTextInLinearTime(String part) {
        String text = part.repeat(200_000 / part.length());
        assertTimeoutPreemptively(ofSeconds(60), () -> read(text));
    }

    @Test
    void readsTheSameOnManyThreads() {
        String text = "Lena Ott told the BBC that 3 men fled. She added that nobody was hurt.";
        Reading alone = read(text);
        List<Integer> runs = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(runs.parallelStream().map(run -> read(text))).allMatch(alone::equals);
    }

    private static Reading read(String text) {
        return READER.read(Articles.of(text), new Quantities(List.of(), List.of()));
    }
}
