package dev.precis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.precis.text.SentenceSplitter.LineBreaks;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are texts with {@code ¦} where a new sentence starts; in the text itself a space stands there. */
class SentenceSplitterTest {
    private final SentenceSplitter splitter = new SentenceSplitter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The bridge opened.¦Traffic was light.",
                // titles and ranks
                "Maj. Gen. Ada Holm led the drill.¦She retires in May.",
                "Dr. Osei and Prof. Lind disagree.¦Sen. Park abstained.",
                "Lt. Col. R. Banda flew home.¦Gov. Reyes met him.",
                "The award went to Rev. Martin Cole.¦Nobody objected.",
                // initials
                "The prize honours J. K. Lindqvist.¦It is worth $5,000.",
                "George W. Hale built it.¦The A. B. Stone Trust paid.",
                "J.R.R. Moss wrote the preface.",
                // abbreviations inside and at the end
                "The U.S. State Department agreed.¦Talks resume Friday.",
                "They moved to the U.S. in 2004.¦Both work there.",
                "She was born in the U.S.¦He was not.",
                "The U.N. Security Council met.¦The U.K. abstained.",
                "Acme Corp. shares fell 3%.¦Bolt Inc. gained.",
                "He works for Acme Inc.¦The firm declined to comment.",
                "Officials in Washington, D.C.¦They were not named.",
                "St. Helier and Mt. Tamar were closed.",
                "Fruit, nuts, etc.¦The list goes on.",
                "Reeves v. Harlow and Dane vs. Holt were cited.",
                "Use salts, e.g. Epsom salt, or a cold bath, i.e. below 15 C.",
                // numbers
                "Reactor No. 5 was shut down.¦No. 6 runs.",
                "Was it legal?¦No.¦The court was clear.",
                "It grew 3.5 percent.¦Last year it was 2.1.",
                "It happened on Jan. 6 near the port.¦By Feb. 10 all was well.",
                "See Art. 5 and Sec. 12 of the act.",
                "Rates stayed at 4.¦50 banks had asked for more.",
                "The bank grew in May.¦$5 million was spent.",
                "It fell by approx. 50 points to 3.¦5 was the floor.",
                // times
                "The siren went off at 5 p.m. Monday.¦Nobody was hurt.",
                "Doors open at 9 a.m.¦Tickets cost $12.",
                "It begins at 11 a.m. ET and ends at 3 p.m. local time.",
                // ellipses
                "The vote… was close.",
                "We waited...¦The bus never came.",
                "Hope fades…¦The storm is near.¦It was not.",
                "The zone (...) was cleared.",
                // quotation marks and cues
                "“Stop!” he said.¦Nobody did.",
                "“Who pays?” Maria Silva asked.¦There was silence.",
                "\"Never!\" she told the crowd.",
                "“We won.”¦The crowd roared.",
                "\"It is over.\"¦\"It is not.\"",
                "He said he was “done.”¦Then he left.",
                "The firm calls it “vital”.¦Critics do not.",
                "She called it (wrongly) a win.¦(He had lost.)¦It was not.",
                "The chief (a former nurse.) spoke.",
                "Yahoo! shares rose.¦The index fell.",
                "“Is it safe?”¦Experts doubt it.",
                // marks
                "Really?!¦Yes.",
                "What now?¦Where to?¦Nobody knows!",
                // list labels and bullets
                "1. Wash the rice.",
                "a. Open the valve.",
                "• First point.¦• Second point.",
                // names in small letters
                "Sales doubled.¦iPhone revenue led.",
                "Markets in Asia rose.¦Ph.D. students cheered.",
            })
    void cutsEnglish(String row) {
        cuts(row, "en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de|Am 3. Mai kam Dr. Weber nach Ulm.¦Er blieb.",
                "de|Das kostet ca. 5 Mio. Euro.¦Die Stadt zahlt.",
                "de|„Halt!“ rief er.¦Niemand hörte.",
                "de|Die Fa. Braun GmbH u. a. klagten.",
                "fr|M. Dupont et Mme Leroy sont venus.¦Ils ont signé.",
                "fr|« Stop ! » a-t-il crié.¦Personne n’a bougé.",
                "fr|Le 14 juil. 2023 fut chaud.¦Le lendemain aussi.",
                "es|El Sr. López llegó a EE. UU. en mayo.¦Volvió pronto.",
                "es|¿Quién paga?¦¡Nadie!",
                "uk|Це було у 2022 р.¦Він переїхав.",
                "uk|Т. Г. Шевченко жив тут.¦Це музей.",
                "uk|На вул. Садовій, м. Львів, тихо.",
                "ru|А. С. Орлов живёт на ул. Мира.¦Он врач.",
                "ru|«Стой!» — сказал он.¦Никто не ответил.",
                "ru|Это стоит 5 тыс. руб. в год.",
                "und|One.¦Two.",
            })
    void cutsOtherLanguages(String row) {
        int bar = row.indexOf('|');
        cuts(row.substring(bar + 1), row.substring(0, bar));
    }

    private void cuts(String row, String language) {
        String text = row.replace('¦', ' ');
        assertThat(words(text, language, LineBreaks.END_SENTENCES)).containsExactly(row.split("¦"));
    }

    @Test
    void cutsWhereTheSpaceIsMissing() {
        assertThat(words("The deal ended.The union agreed.", "en", LineBreaks.END_SENTENCES))
                .containsExactly("The deal ended.", "The union agreed.");
        assertThat(words("They left Lisbon.“It rained.”", "en", LineBreaks.END_SENTENCES))
                .containsExactly("They left Lisbon.", "“It rained.”");
        assertThat(words("Write to desk@example.com or see www.example.org now.", "en", LineBreaks.END_SENTENCES))
                .hasSize(1);
    }

    @Test
    void endsASentenceAtEachLineBreak() {
        assertThat(words("A title\nThe text\r\ngoes on\u2028here", "en", LineBreaks.END_SENTENCES))
                .containsExactly("A title", "The text", "goes on", "here");
    }

    @Test
    void goesOnOverLineBreaksThatAreSpaces() {
        assertThat(words("The text\r\ngoes on here.\nThen it ends.", "en", LineBreaks.ARE_SPACES))
                .containsExactly("The text\r\ngoes on here.", "Then it ends.");
    }

    @Test
    void trimsEveryKindOfWhiteSpace() {
        assertThat(words("\u00A0\u3000One.\u202F\u200B \u2003Two.\uFEFF\t", "en", LineBreaks.END_SENTENCES))
                .containsExactly("One.", "Two.");
    }

    @Test
    void keepsToTheStretchItIsGiven() {
        String text = "First. Second. Third.";
        assertThat(splitter.split(text, new Span(7, 14), "en")).containsExactly(new Span(7, 14));
        assertThat(splitter.split(text, new Span(6, 7), "en")).isEmpty();
    }

    @Test
    void takesAnyLanguageTag() {
        for (String language : List.of("", "en-GB", "EN", "../../en", "x", "zh-Hant-TW", "ünïcode")) {
            assertThat(words("One. Two.", language, LineBreaks.END_SENTENCES)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a. ", "A. ", "a", "1. ", "\"", "(", "“ ", "... ", "? a ", "Mr. ", "U.S.", "。", ".", " \u00A0", "é!"
            })
    void staysLinearOnNastyText(String piece) {
        String text = piece.repeat(2_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> splitter.split(text, new Span(0, text.length()), "en"));
    }

    @Test
    void givesManyThreadsTheSameAnswer() {
        String text = "Dr. Osei spoke.¦He left.".replace('¦', ' ').repeat(50);
        List<Span> alone = splitter.split(text, new Span(0, text.length()), "en");
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i -> splitter.split(text, new Span(0, text.length()), "en")))
                .allMatch(alone::equals);
    }

    private List<String> words(String text, String language, LineBreaks lineBreaks) {
        return splitter.split(text, new Span(0, text.length()), language, lineBreaks).stream()
                .map(span -> span.in(text))
                .toList();
    }
}
