package dev.precis.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.article.UnreadableArticleException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages are drawn line by line: what the intake makes of a line, a colon, the line. */
class IntakeTest {
    private static final Intake INTAKE = new Intake();

    private static void reads(String drawing) {
        assertThat(drawn(text(drawing)))
                .isEqualTo(drawing.lines().filter(line -> !line.isBlank()).toList());
    }

    /** The drawing without its labels. */
    private static String text(String drawing) {
        StringBuilder text = new StringBuilder();
        drawing.lines().forEach(line -> text.append(
                        line.substring(line.indexOf(": ") + 1).strip())
                .append('\n'));
        return text.toString();
    }

    private static List<String> drawn(String text) {
        Article article = INTAKE.read(Submission.ofText(text));
        Map<Integer, String> lines = new TreeMap<>();
        article.furniture().forEach(f -> lines.put(f.span().start(), f.why() + ": " + article.words(f.span())));
        article.passages().forEach(p -> lines.put(p.span().start(), p.role() + ": " + article.words(p.span())));
        return new ArrayList<>(lines.values());
    }

    @Test
    void readsATitleAndItsStory() {
        reads("""
                HEADLINE: Storm cuts power to 12,000 homes on the coast

                credit: By Ada Holm and Ben Reyes
                dateline: Published 3 May 2024, 10:15 GMT
                dateline: Updated 2 hours ago
                player: 4 min read
                player: Listen to this article 4 min

                BODY: A storm cut power to 12,000 homes on Friday night, the grid operator said.

                CROSSHEAD: 'Worst in a decade'

                BODY: Winds reached 140 kilometers an hour, and three people were hurt.
                """);
    }

    @Test
    void keepsTheFirstCopyOfACaption() {
        reads("""
                HEADLINE: Harbor bridge reopens after two years

                BODY: The harbor bridge opened to traffic on Tuesday, two years after a fire closed it.

                CAPTION: Crews paint the last of the bridge's 48 cables.
                caption_repeat: Crews paint the last of the bridge’s 48 cables.
                credit: via REUTERS

                BODY: The repair cost $61 million, the port authority said.

                CAPTION: The bridge in March, when half its deck was gone.
                credit: Ada Holm/Port Authority Press Office/Shutterstock

                BODY: Tolls will rise to $4 in June.
                """);
    }

    @Test
    void leavesOutAnAppealFromItsHeadingToItsButtons() {
        reads("""
                appeal: Support The Harbor Gazette!

                HEADLINE: Council Votes To Close Two Libraries

                BODY: The council voted 7-2 on Monday to close two of the city's nine libraries.

                BODY: The closures save $1.4 million a year, the finance office said.

                appeal: A message from The Harbor Gazette:

                appeal: Dear readers,

                appeal: We are living through hard times for newspapers. The city has cut off our access to its meetings and called us unfair.

                appeal: You can change that. If you can, support us monthly from just $3. Every contribution keeps our journalism free.

                appeal: Thank you for standing with us.

                appeal: Once
                appeal: Monthly
                appeal: Annual
                appeal: Continue
                appeal: payment options
                appeal: Remind me later
                related: Read more
                """);
    }

    @Test
    void leavesOutANewsletterBox() {
        reads("""
                HEADLINE: Wheat harvest falls to a ten-year low

                BODY: Farmers brought in 18 million tons of wheat, the least in ten years.

                newsletter: Sign up for our free weekly newsletter

                newsletter: Our editors send you a hand-picked selection of stories. It arrives in your inbox every Friday.
                newsletter: Subscribers agree to the Privacy Policy

                BODY: Exports will shrink by a third, the ministry said.
                """);
    }

    @Test
    void leavesOutPromotionAndLinksBetweenParagraphs() {
        reads("""
                HEADLINE: Flood Waters Recede In The North

                BODY: Water levels fell by 40 centimeters overnight, the river agency said.

                promo: Live Blog: Floods In The North

                promo: Our Live Blog gives you the latest developments on the floods in the north. For all of our coverage, click here.

                CAPTION: WATCH: A rescue team lifts a family of four from a roof.

                player: Your browser doesn’t support HTML5

                CAPTION: Rescuers Lift Family From Roof

                BODY: About 3,000 people were still in shelters on Sunday.

                related: SEE ALSO: 'We Lost It All,' Says Farmer In The Valley

                BODY: The army sent 200 soldiers.

                credit: With reporting by AP, AFP, and dpa
                related: Related News
                related: Dam holds, engineers say
                related: Insurers count the cost of the flood
                comments: 14 Comments
                share: Share
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dateline: PARIS (AP) —|BODY: Trains stopped on Monday.",
                "dateline: LONDON, March 3 (Reuters) -|BODY: Sterling rose 1%.",
                "dateline: CANBERRA -|BODY: A court freed the man.",
                "dateline: SAN JOSE, Calif. (AP) —|BODY: A chip maker cut 500 jobs.",
                "dateline: Geneva (AFP) –|BODY: Talks ended without a deal.",
                "dateline: date 2023-06-13|BODY: Officials spoke on Tuesday.",
                "BODY: NATO - the alliance of 32 states - met. NATO agreed.",
                "BODY: The firm (Acme) - once the largest - closed.",
                "BODY: Ada Holm (32) won the race in 12 minutes.",
            })
    void findsWhereAParagraphStartsAfterItsDateline(String row) {
        List<String> drawing = List.of(row.split("\\|"));
        String text =
                text(String.join("\n", drawing)).strip().replace('\n', ' ') + "\nThe rest of the story follows here.";
        assertThat(drawn(text)).startsWith(drawing.toArray(String[]::new)).hasSize(drawing.size() + 1);
    }

    @Test
    void startsTheFirstSentenceAfterAGluedDateline() {
        Article article =
                INTAKE.read(Submission.ofText("Oslo, Norway (CNN)When the ice broke, 40 people stood on it."));
        assertThat(article.words(article.sentences().get(0).span())).startsWith("When the ice");
    }

    @Test
    void cutsACreditOffTheEndOfACaption() {
        Article article = INTAKE.read(Submission.ofText("""
                FILE - Ada Holm, left, arrives at the court in Oslo on May 2, 2022. (AP Photo/Ben Reyes, File)

                The court ruled on Monday that the fine of $40,000 stands.
                """));
        assertThat(article.passages().get(0).role()).isEqualTo(Passage.Role.CAPTION);
        assertThat(article.furniture()).extracting(f -> article.words(f.span())).contains("(AP Photo/Ben Reyes, File)");
    }

    /** News about the very things that furniture is made of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Donations to the food bank rose to $3 million in May, its director said.",
                "You can donate blood at 14 centers across the city, and each donation can save three lives.",
                "Netflix subscribers rose to 300 million in the first quarter.",
                "Shares rose 3% on Monday.",
                "Shares of the newspaper group fell after it raised its subscription to $15 a month.",
                "“Support us,” the mayor told the crowd. “We need your help.”",
                "Cookies that track users across sites will be blocked by default from June.",
                "The newsletter, which has 40,000 subscribers, was sold for $2 million.",
                "The site will close its comment sections after 12 years.",
                "Readers left 3,000 comments below the article within an hour.",
                "Follow-up talks are planned for Friday in Geneva.",
                "We need to talk about how you sleep: seven hours are enough for most adults.",
                "The president will share power with two deputies until 2027.",
                "Subscribe or lose it: that was the choice 12,000 villagers were given by the phone company.",
                "Sign-ups for the health plan reached 21 million, the agency said.",
                "Related costs came to $400,000.",
                "The court said the privacy policy of the app broke the law in nine countries.",
                "In our newsroom, said the editor, 40 of 100 jobs are gone.",
                "Sign up for the draft began on Monday, and 5,000 men reported, officials said.",
                "Support for the bill rose to 54 percent!",
                "Read more books, the study advises: those who read 30 minutes a day lived two years longer.",
            })
    void leavesNewsAboutFurnitureAlone(String paragraph) {
        String before = "The city published its yearly report on Monday, and it runs to 90 pages.";
        String after = "The figures were confirmed by two officials who asked not to be named.";
        assertThat(drawn(before + "\n\n" + paragraph + "\n\n" + after))
                .containsExactly("BODY: " + before, "BODY: " + paragraph, "BODY: " + after);
    }

    @Test
    void readsABriefOfShortLines() {
        reads("""
                HEADLINE: Results at a glance
                BODY: Northport 3 Easton 1
                BODY: Weston 0 Millbay 0
                BODY: Carrow 2 Dunholm 4
                """);
    }

    @Test
    void readsAnArticleInOneLine() {
        String text = "A court freed 12 miners on Monday. They had been held for 40 days. The state will appeal.";
        assertThat(drawn(text)).containsExactly("BODY: " + text);
        assertThat(INTAKE.read(Submission.ofText(text)).sentences()).hasSize(3);
    }

    @Test
    void joinsLinesThatWereBrokenToAWidth() {
        String text = """
                Harbor bridge reopens after two years

                The harbor bridge opened to traffic on Tuesday morning, two years after
                a fire closed it. The port authority said that the repair had cost $61
                million, and that tolls would rise to $4 in June. Drivers cheered as the
                first trucks rolled over it.

                Mayor Ada Holm called the day a new start for a city that had lost about
                3,000 jobs since the fire, and thanked the crews for working through two
                winters without a single accident.
                """;
        Article article = INTAKE.read(Submission.ofText(text));
        assertThat(article.passages())
                .extracting(Passage::role)
                .containsExactly(Passage.Role.HEADLINE, Passage.Role.BODY, Passage.Role.BODY);
        assertThat(article.sentences()).hasSize(5);
        assertThat(article.words(article.sentences().get(2).span())).contains("$61\nmillion");
    }

    @Test
    void doesNotJoinParagraphsOfOneLine() {
        String text =
                "The port closed at noon.\nThe airport stayed open all day.\nBuses ran until ten at night.\nTaxis were scarce.\n";
        assertThat(INTAKE.read(Submission.ofText(text)).passages()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de|Der Stadtrat stimmte am Montag mit sieben zu zwei Stimmen für die Schließung von zwei Bibliotheken.\n\nLesen Sie auch: Neue Preise",
                "fr|Le conseil municipal a voté lundi la fermeture de deux bibliothèques, a annoncé la mairie de la ville.\n\nÀ lire aussi : Les prix",
                "es|El ayuntamiento aprobó el lunes el cierre de dos bibliotecas, según informó la oficina de prensa de la ciudad.\n\nLea también: Precios",
                "uk|Міська рада в понеділок проголосувала за закриття двох бібліотек, повідомила пресслужба міста.\n\nЧитайте також: Ціни",
                "ru|Городской совет в понедельник проголосовал за закрытие двух библиотек, сообщила пресс-служба города.\n\nЧитайте также: Цены",
            })
    void readsOtherLanguages(String row) {
        Article article = INTAKE.read(Submission.ofText(row.substring(3)));
        assertThat(article.language()).isEqualTo(row.substring(0, 2));
        assertThat(article.passages()).hasSize(1);
        assertThat(article.furniture()).extracting(Furniture::why).containsExactly("related");
    }

    @Test
    void takesTheCallersWordForTheLanguage() {
        Submission told =
                new Submission("A court freed 12 miners on Monday.", Submission.Format.TEXT, Metadata.NONE, "pt-BR");
        assertThat(INTAKE.read(told).language()).isEqualTo("pt-br");
    }

    @Test
    void doesNotGuessTheLanguageOfAFewCodes() {
        assertThat(INTAKE.read(Submission.ofText("AAPL 12 MSFT 14")).language()).isEqualTo("und");
    }

    @Test
    void hashesTheUtf8Form() {
        assertThat(INTAKE.read(Submission.ofText("abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u00A0\u200B\uFEFF\r\n"})
    void saysThatNothingWasSent(String text) {
        assertThatThrownBy(() -> INTAKE.read(Submission.ofText(text)))
                .isInstanceOfSatisfying(UnreadableArticleException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.EMPTY))
                .hasMessageContaining("Send");
    }

    @Test
    void saysThatOnlyFurnitureWasSent() {
        assertThatThrownBy(
                        () -> INTAKE.read(Submission.ofText("Share\n\nRelated News\n\nREUTERS\n\nNo Comments Found")))
                .isInstanceOfSatisfying(UnreadableArticleException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.ONLY_FURNITURE))
                .hasMessageContaining("Send");
    }

    @Test
    void givesManyThreadsTheSameAnswer() {
        Submission submission =
                Submission.ofText("Bridge opens\n\nThe bridge opened on Monday. It cost $61 million.\n\nShare");
        Article alone = INTAKE.read(submission);
        assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> INTAKE.read(submission)))
                .allMatch(alone::equals);
    }
}
