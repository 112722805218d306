package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.Slots;
import dev.precis.article.Article;
import dev.precis.article.Submission;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.store.Storage;
import dev.precis.summary.Summarizer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the endpoints call, in the order an article passes. All of it must be thread-safe.
 *
 * @param intake turns a submission into an article
 * @param reader reads its figures and sources
 * @param gate checks a text against it
 * @param models those the summarizer knows
 * @param storage what is kept
 * @param access who may call, and how much
 * @param edition changes whenever the same request may be answered otherwise: with the prompts, the rules, the models
 * @param slots where what keeps cores busy is done
 */
public record Pipeline(
        Function<Submission, Article> intake,
        Function<Article, Reading> reader,
        BiFunction<Reading, String, Report> gate,
        Summarizer summarizer,
        Models models,
        Storage storage,
        Access access,
        String edition,
        Slots slots) {}
