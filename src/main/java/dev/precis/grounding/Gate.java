package dev.precis.grounding;

import dev.precis.sources.Reading;
import dev.precis.text.Interruption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a text against an article. Thread-safe: it holds no state but its readers, and all that is read of a text is kept
 * in objects made for one check.
 */
public final class Gate {
    private final TextReader reader = new TextReader();

    /** Checks every number, date, source and quotation of a text. */
    public Report check(Reading reading, String text) {
        return check(index(reading), text);
    }

    /** Checks of texts against one article, which is looked through once. Thread-safe. */
    public Function<String, Report> on(Reading reading) {
        ArticleIndex article = index(reading);
        return text -> check(article, text);
    }

    /** What is looked up in an article; it may serve many checks, on several threads. */
    static ArticleIndex index(Reading reading) {
        return new ArticleIndex(
                new Side(reading, Vocabulary.of(reading.article().language())));
    }

    Report check(ArticleIndex article, String text) {
        Side told = new Side(
                reader.read(text, article.side.reading.article().language()),
                article.side.vocabulary,
                article.notation);
        List<Item> items = new ArrayList<>(items(told, article));
        items.sort(Comparator.comparing(Item::span).thenComparing(Item::kind));
        return new Report(items);
    }

    private static List<Item> items(Side told, ArticleIndex article) {
        Findings findings = new Findings(told.text, article.side.text);
        Units units = new Units(told.vocabulary, article);
        Binder binder = new Binder(told, article, units);
        NumberCheck numbers =
                new NumberCheck(told, article, binder, units, new Derivations(told, article, binder, units), findings);
        List<Item> items = new ArrayList<>();
        told.allFacts().forEach(fact -> {
            Interruption.check();
            items.add(numbers.check(fact));
        });
        items.addAll(new DesignationCheck(told, article, findings).check());
        items.addAll(new DateCheck(told, article, findings).check());
        items.addAll(new SurroundingsCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new AgeCheck(told, article.side, findings).check());
        items.addAll(new SlotCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new SwapCheck(told, article, binder, units, findings)
                .check(numbers.bound().keySet()));
        items.addAll(new OwnerSwapCheck(told, article, findings).check(items));
        items.addAll(new YearCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new DirectionCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new OwnerCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new DoerCheck(told, article, binder, findings).check(numbers.bound(), items));
        items.addAll(new AnchorCheck(told, article, units, findings).check(numbers.bound(), items));
        items.addAll(new SourceCheck(told, article, binder, findings, numbers.operands()).check(numbers.bound()));
        items.addAll(new FragmentSpeakerCheck(told, article, findings).check(items));
        items.addAll(new CertaintyCheck(told, article, binder, findings).check(numbers.bound()));
        items.addAll(new DayCheck(told, article, findings).check(items));
        items.addAll(new DateSlotCheck(told, article, findings).check(items));
        items.addAll(new WeekdayCheck(told, article, findings).check(items));
        items.addAll(new RankSwapCheck(told, article, findings).check(items));
        items.addAll(new ChangeCheck(told, article, findings).check(items));
        items.addAll(new AssuranceCheck(told, article, findings).check(items));
        items.addAll(new WarrantCheck(told, article, findings).check(items));
        items.addAll(new ModalityCheck(told, article, findings).check(items));
        items.addAll(new PlaceCheck(told, article, binder, findings).check(numbers.bound(), items));
        items.addAll(new NameSlotCheck(told, article, findings).check(items));
        items.addAll(new PlaceSlotCheck(told, article, findings).check(numbers.bound(), items));
        items.addAll(new PhraseSlotCheck(told, article, findings).check(items));
        items.addAll(new FrameCheck(told, article, findings).check(items));
        items.addAll(new NameCheck(told, article, findings).check(items));
        items.addAll(new AbsentNameCheck(told, article, findings).check(items));
        items.addAll(new AlteredNameCheck(told, article, findings).check(items));
        items.addAll(new DeputyCheck(told, article, findings).check(items));
        items.addAll(new PartyPhraseCheck(told, article, findings).check(numbers.bound(), items));
        items.addAll(new ComparedPairCheck(told, article, findings).check(numbers.bound(), items));
        items.addAll(new SiblingCheck(told, article, binder, findings).check(numbers.bound(), items));
        items.addAll(new PeriodCheck(told, article, findings).check(items));
        items.addAll(new VagueTimes(told, article, findings).check(items));
        items.addAll(new RateCheck(told, article, findings).check(numbers.bound(), items));
        items.addAll(new MinuteCheck(told, article, findings).check(items));
        items.addAll(new OpponentCheck(told, article, findings).check(items));
        items.addAll(new EventDateCheck(told, article, findings).check(items));
        items.addAll(new QuoteOccasionCheck(told, article, findings).check(items));
        items.addAll(new LoneUnitCheck(told, article, findings).check(items));
        items.addAll(new PersonsDeedCheck(told, article, findings).check(items));
        items.addAll(new DatedCountCheck(told, article, binder, findings).check(numbers.bound(), items));
        items.addAll(new YearOfThingCheck(told, article, findings).check(items));
        items.addAll(new StageDateCheck(told, article, findings).check(items));
        items.addAll(new DateBoundCheck(told, article, findings).check(items));
        items.addAll(new SharedCountCheck(told, article, findings).check(numbers.bound(), items));
        items.addAll(new TitleSwapCheck(told, article, findings).check(items));
        items.addAll(new ArrivalCheck(told, article, findings).check(items));
        items.addAll(new SinceCheck(told, article, findings).check(items));
        items.addAll(new MoreThanNameCheck(told, article, findings).check(items));
        items.addAll(new AskerCheck(told, article, findings).check(items));
        items.addAll(new RankCountCheck(told, article, findings).check(items));
        items.addAll(new QuotationCheck(told, article.side, findings).check());
        return items;
    }
}
