package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.grounding.Story.Fault;
import dev.precis.sources.Reading;
import org.junit.jupiter.api.Test;

/** Invented stories of twelve kinds of news: what is told in other words passes, what is told wrongly is found. */
class StoriesTest {
    private static final int SEEDS = 4;

    @Test
    void catchesFaultsInOtherWordsAndPassesWhatIsTrue() {
        Tally tally = new Tally();
        for (String kind : Story.KINDS) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Story story = Story.of(kind, seed);
                Reading reading = Checked.reading(story.article());
                story.trueSentences().forEach(text -> tally.addTruth(text, Checked.check(reading, text)));
                story.faults().forEach(fault -> tally.addFault(fault, Checked.check(reading, fault.text())));
            }
        }
        System.out.println("Stories in other words: " + tally);
        assertThat(tally.passed()).isGreaterThan(0.93);
        assertThat(tally.caught()).isGreaterThan(0.85);
        for (String kind : new String[] {"value", "magnitude", "unit", "qualifier", "invented", "quotation", "name"}) {
            assertThat(tally.caught(kind)).as(kind).isGreaterThan(0.85);
        }
    }

    @Test
    void catchesPlantedFaultsAndPassesOtherForms() {
        Tally tally = new Tally();
        Rewriter rewriter = new Rewriter();
        for (String kind : Story.KINDS) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Story story = Story.of(kind, seed);
                Reading reading = Checked.reading(story.article());
                Mutator mutator = new Mutator(story.article());
                for (String text : story.trueSentences()) {
                    if (!Checked.check(reading, text).findings().isEmpty()) {
                        continue;
                    }
                    for (Fault fault : mutator.faults(text, seed)) {
                        tally.addFault(fault, Checked.check(reading, fault.text()));
                    }
                    rewriter.rewritten(text).forEach(form -> tally.addTruth(form, Checked.check(reading, form)));
                }
            }
        }
        System.out.println("Faults planted in stories: " + tally);
        assertThat(tally.passed()).isGreaterThan(0.93);
        assertThat(tally.caught()).isGreaterThan(0.9);
    }
}
