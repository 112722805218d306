package dev.precis.sources;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The words of one language by which sources are found. Immutable, loaded once for each language. */
final class Lexicon {
    private static final Map<String, Lexicon> LOADED = new ConcurrentHashMap<>();
    private static final String FALLBACK = "en";

    final Grammar grammar;
    final Owners owners;
    final Nouns nouns;
    final Names names;
    final Cues cues;
    final Certainty certainty;

    private Lexicon(String language) {
        String folder = language + "/";
        grammar = Grammar.of(WordLists.load(folder + "grammar.txt"));
        owners = Owners.of(WordLists.load(folder + "grammar.txt"));
        nouns = Nouns.of(WordLists.load(folder + "nouns.txt"));
        names = Names.of(WordLists.load(folder + "names.txt"));
        cues = Cues.of(WordLists.load(folder + "verbs.txt"), WordLists.load(folder + "phrases.txt"));
        certainty = Certainty.of(WordLists.load(folder + "status.txt"));
    }

    /** The words of a language; those of English where there are none of its own. */
    static Lexicon of(String language) {
        String primary = language.toLowerCase(Locale.ROOT).split("-", 2)[0];
        return LOADED.computeIfAbsent(isKnown(primary) ? primary : FALLBACK, Lexicon::new);
    }

    private static boolean isKnown(String language) {
        return language.length() == 2
                && language.chars().allMatch(c -> c >= 'a' && c <= 'z')
                && Lexicon.class.getResource(language + "/verbs.txt") != null;
    }

    /** The small words by which a sentence is cut into its parts. */
    record Grammar(
            Set<String> determiners,
            Set<String> definites,
            Set<String> indefinites,
            Set<String> possessives,
            Set<String> male,
            Set<String> female,
            Set<String> thing,
            Set<String> plural,
            Set<String> speaker,
            Set<String> relatives,
            Set<String> complementizers,
            Set<String> coordinators,
            Set<String> subordinators,
            Set<String> occasions,
            Set<String> prepositions,
            Set<String> linking,
            Set<String> auxiliaries,
            Set<String> be,
            Set<String> negations,
            Set<String> adverbs,
            Set<String> adverbSuffixes,
            Set<String> notAdverbs,
            Set<String> times,
            Set<String> weekdays,
            Set<String> months,
            Set<String> verbs,
            Set<String> abbreviations,
            Set<String> particles,
            Set<String> suffixes,
            Set<String> pluralSuffixes,
            Set<String> notPluralSuffixes,
            Set<String> numbers,
            Set<String> comparatives,
            Set<String> asideOpeners,
            Set<String> few,
            Set<String> proClauses,
            Set<String> lightVerbs,
            Set<String> participles,
            Set<String> participleSuffixes,
            Set<String> postAdjectives,
            Set<String> pluralNouns,
            Set<String> nobody,
            Set<String> honours,
            Set<String> objects,
            Set<String> stations,
            Set<String> stationEnds,
            Set<String> contractions,
            Set<String> gerundSuffixes,
            Set<String> locatives,
            Set<String> nameLinks) {
        static Grammar of(WordLists lists) {
            return new Grammar(
                    lists.words("determiner"),
                    lists.words("definite"),
                    lists.words("indefinite"),
                    lists.words("possessive"),
                    lists.words("male"),
                    lists.words("female"),
                    lists.words("thing"),
                    lists.words("plural"),
                    lists.words("speaker"),
                    lists.words("relative"),
                    lists.words("complementizer"),
                    lists.words("coordinator"),
                    lists.words("subordinator"),
                    lists.words("occasion"),
                    lists.words("preposition"),
                    lists.words("linking"),
                    lists.words("auxiliary"),
                    lists.words("be"),
                    lists.words("negation"),
                    lists.words("adverb"),
                    lists.words("adverb-suffix"),
                    lists.words("not-adverb"),
                    lists.words("time"),
                    lists.words("weekday"),
                    lists.words("month"),
                    lists.words("verb"),
                    lists.words("abbreviation"),
                    lists.words("person-particle"),
                    lists.words("name-suffix"),
                    lists.words("plural-suffix"),
                    lists.words("not-plural-suffix"),
                    lists.words("number"),
                    lists.words("comparative"),
                    lists.words("aside-opener"),
                    lists.words("few"),
                    lists.words("pro-clause"),
                    lists.words("light-verb"),
                    lists.words("participle"),
                    lists.words("participle-suffix"),
                    lists.words("post-adjective"),
                    lists.words("plural-noun"),
                    lists.words("nobody"),
                    lists.words("honour"),
                    lists.words("object"),
                    lists.words("station"),
                    lists.words("station-end"),
                    lists.words("contraction"),
                    lists.words("gerund-suffix"),
                    lists.words("locative"),
                    lists.words("name-link"));
        }

        /** True for "visiting", and for a noun that ends alike. */
        boolean looksLikeGerund(String lower) {
            return gerundSuffixes.stream().anyMatch(lower::endsWith);
        }

        boolean isAdverb(String lower) {
            return adverbs.contains(lower) || hasAdverbSuffix(lower) && !notAdverbs.contains(lower);
        }

        private boolean hasAdverbSuffix(String lower) {
            for (String suffix : adverbSuffixes) {
                if (lower.length() > suffix.length() + 2 && lower.endsWith(suffix)) {
                    return true;
                }
            }
            return false;
        }

        /** True where a word has the ending of a plural. */
        boolean looksPlural(String lower) {
            return pluralNouns.contains(lower) || endsIn(pluralSuffixes, lower) && !endsIn(notPluralSuffixes, lower);
        }

        private static boolean endsIn(Set<String> suffixes, String lower) {
            for (String suffix : suffixes) {
                if (lower.endsWith(suffix)) {
                    return true;
                }
            }
            return false;
        }

        boolean isPronoun(String lower) {
            return male.contains(lower)
                    || female.contains(lower)
                    || thing.contains(lower)
                    || plural.contains(lower)
                    || speaker.contains(lower);
        }
    }

    /** Possessive pronouns by whom they mean. */
    record Owners(Set<String> male, Set<String> female, Set<String> thing, Set<String> plural, Set<String> relative) {
        static Owners of(WordLists lists) {
            return new Owners(
                    lists.words("male-possessive"),
                    lists.words("female-possessive"),
                    lists.words("thing-possessive"),
                    lists.words("plural-possessive"),
                    lists.words("relative-possessive"));
        }
    }

    /** Heads of noun phrases that can be a source. */
    record Nouns(
            Set<String> persons,
            Set<String> titles,
            Set<String> epithets,
            Map<String, String> shortTitles,
            Set<String> maleTitles,
            Set<String> femaleTitles,
            Set<String> groups,
            Set<String> organisations,
            Set<String> documents,
            Set<String> outlets,
            Phrases outletPhrases,
            Set<String> outletReports,
            Set<String> channels,
            Set<String> social,
            Set<String> speech,
            Set<String> polls,
            Set<String> respondents,
            Set<String> claims,
            Set<String> arguments,
            Set<String> hearers,
            Set<String> telling,
            Set<String> trades,
            Set<String> anybody,
            Set<String> papers,
            Set<String> bodies,
            Set<String> finders,
            Set<String> forecasts,
            Set<String> settlements,
            Set<String> callings,
            Set<String> handouts,
            Set<String> leaders,
            Set<String> counted,
            Set<String> salutations,
            Set<String> lawyers,
            Set<String> makers,
            Set<String> tellings,
            Set<String> pictures,
            Set<String> sensors,
            Set<String> collectives,
            Set<String> offices) {
        private static Map<String, String> pairs(List<String> lines) {
            Map<String, String> pairs = new HashMap<>();
            lines.forEach(line -> pairs.put(line.split(" ")[0], line.split(" ")[1]));
            return Map.copyOf(pairs);
        }

        static Nouns of(WordLists lists) {
            return new Nouns(
                    lists.words("person"),
                    lists.words("title"),
                    lists.words("epithet"),
                    pairs(lists.lines("short-title")),
                    lists.words("male-title"),
                    lists.words("female-title"),
                    lists.words("group"),
                    lists.words("organisation"),
                    lists.words("document"),
                    lists.words("outlet"),
                    lists.phrases("outlet-phrase"),
                    lists.words("outlet-report"),
                    lists.words("channel"),
                    lists.words("social"),
                    lists.words("speech"),
                    lists.words("poll"),
                    lists.words("respondents"),
                    lists.words("claim"),
                    lists.words("argument"),
                    lists.words("hearer"),
                    lists.words("telling-document"),
                    lists.words("trade"),
                    lists.words("anybody"),
                    lists.words("paper"),
                    lists.words("body"),
                    lists.words("finder"),
                    lists.words("forecast"),
                    lists.words("settlement"),
                    lists.words("calling"),
                    lists.words("handout"),
                    lists.words("leader"),
                    lists.words("counted"),
                    lists.words("salutation"),
                    lists.words("lawyer"),
                    lists.words("maker"),
                    lists.words("telling"),
                    lists.words("picture"),
                    lists.words("sensor"),
                    lists.words("collective"),
                    lists.words("state-office"));
        }

        /** "28-year-old". */
        boolean isOfAge(String lower) {
            int hyphen = lower.indexOf('-');
            return hyphen > 0 && epithets.contains(lower.substring(hyphen + 1));
        }

        /** True where a lower-case word can head a source. */
        boolean isHead(String lower) {
            return persons.contains(lower)
                    || groups.contains(lower)
                    || organisations.contains(lower)
                    || documents.contains(lower)
                    || outlets.contains(lower);
        }
    }

    /** Knowledge that only sorts names which stand in the article. */
    record Names(
            Phrases outlets,
            Set<String> outletWords,
            Set<String> outletStarts,
            Set<String> foreignArticles,
            Set<String> outletSuffixes,
            Set<String> organisationWords,
            Set<String> places,
            Phrases placePhrases,
            Set<String> placeWords,
            Set<String> surnamesToo,
            Set<String> demonyms,
            Set<String> noName,
            Set<String> men,
            Set<String> women) {
        static Names of(WordLists lists) {
            return new Names(
                    lists.phrases("outlet"),
                    lists.words("outlet-word"),
                    lists.words("outlet-start"),
                    lists.words("foreign-article"),
                    lists.words("outlet-suffix"),
                    lists.words("organisation-word"),
                    lists.words("place"),
                    lists.phrases("place-phrase"),
                    lists.words("place-word"),
                    lists.words("surname-too"),
                    lists.words("demonym"),
                    lists.words("no-name"),
                    lists.words("man"),
                    lists.words("woman"));
        }
    }

    /** Words that attribute. */
    record Cues(
            Map<String, ReportingVerb> verbs,
            Set<String> nounToo,
            Phrases sourceAfter,
            Set<String> by,
            Set<String> quoted,
            Set<String> as,
            Set<String> in,
            Set<String> noLabel,
            Set<String> participleToo,
            Set<String> to,
            Set<String> nounLinks,
            Set<String> that,
            Set<String> of,
            Set<String> speaking,
            Set<String> passiveSequels,
            Set<String> nameAfter,
            Set<String> unsaid,
            Set<String> making,
            Set<String> noPartner,
            Set<String> clauseOnly,
            Set<String> feeling,
            Set<String> urging,
            Set<String> claiming,
            Set<String> revising,
            Set<String> reporting,
            Set<String> about,
            Set<String> speaksOf,
            Set<String> taken,
            Set<String> reportedStates,
            Set<String> finding,
            Set<String> declining,
            Set<String> seen,
            Set<String> published,
            Set<String> own,
            Set<String> who,
            Set<String> changing,
            Set<String> at,
            Set<String> backshifted,
            Set<String> odds,
            Set<String> contained,
            Set<String> cites,
            Set<String> ago,
            Set<String> looksBack,
            Set<String> having,
            Set<String> leading,
            Set<String> seats,
            Phrases naming,
            Phrases further,
            Set<String> others,
            Set<String> bounds,
            Set<String> answers,
            Set<String> noAnswer,
            Set<String> race,
            Set<String> announced,
            Set<String> dubbing,
            Set<String> back,
            Set<String> due,
            Set<String> trading,
            Set<String> directions,
            Set<String> method,
            Set<String> askedByPoll,
            Set<String> respects,
            Set<String> requests,
            Set<String> hoping,
            Set<String> arguing,
            Set<String> points,
            Set<String> percent,
            Set<String> fractions,
            Set<String> giving,
            Set<String> posting,
            Set<String> turning,
            Set<String> handing,
            Set<String> praising,
            Set<String> charging,
            Set<String> captions,
            Set<String> denyingCharge,
            Set<String> claimingSelf,
            Set<String> learning,
            Set<String> adding,
            Set<String> asked,
            Set<String> askedPeople,
            Set<String> comparing,
            Set<String> ofAge,
            Set<String> placing,
            Set<String> present,
            Set<String> standing) {
        static Cues of(WordLists verbs, WordLists phrases) {
            return new Cues(
                    verbsOf(verbs),
                    verbs.words("noun-too"),
                    phrases.phrases("source-after"),
                    phrases.words("by"),
                    phrases.words("quoted"),
                    phrases.words("as"),
                    phrases.words("in-document"),
                    phrases.words("no-label"),
                    verbs.words("participle-too"),
                    phrases.words("to"),
                    phrases.words("noun-links"),
                    phrases.words("that"),
                    phrases.words("of"),
                    phrases.words("speaking"),
                    phrases.words("passive-sequel"),
                    phrases.words("name-after"),
                    verbs.words("unsaid"),
                    verbs.words("making"),
                    verbs.words("no-partner"),
                    verbs.words("clause-only"),
                    verbs.words("feeling"),
                    verbs.words("urging"),
                    verbs.words("claiming"),
                    verbs.words("revising"),
                    verbs.words("reporting"),
                    verbs.words("about"),
                    verbs.words("speaks-of"),
                    verbs.words("taken"),
                    verbs.words("reported-state"),
                    verbs.words("finding"),
                    verbs.words("declining"),
                    phrases.words("seen"),
                    phrases.words("published"),
                    phrases.words("own"),
                    phrases.words("who"),
                    phrases.words("changing"),
                    phrases.words("at"),
                    phrases.words("backshifted"),
                    phrases.words("odds"),
                    phrases.words("contained"),
                    phrases.words("cites"),
                    phrases.words("ago"),
                    phrases.words("looks-back"),
                    phrases.words("having"),
                    phrases.words("leading"),
                    phrases.words("seat"),
                    phrases.phrases("naming"),
                    phrases.phrases("further"),
                    phrases.words("others"),
                    phrases.words("bound"),
                    phrases.words("answer"),
                    phrases.words("no-answer"),
                    phrases.words("race"),
                    phrases.words("announced"),
                    phrases.words("dubbing"),
                    phrases.words("back"),
                    phrases.words("due"),
                    phrases.words("trading"),
                    phrases.words("direction"),
                    phrases.words("poll-method"),
                    phrases.words("asked-by-poll"),
                    phrases.words("respect"),
                    phrases.words("request"),
                    phrases.words("hoping"),
                    phrases.words("arguing"),
                    phrases.words("points"),
                    phrases.words("percent"),
                    phrases.words("fraction"),
                    verbs.words("giving"),
                    verbs.words("posting"),
                    verbs.words("turning"),
                    verbs.words("handing"),
                    verbs.words("praising"),
                    phrases.words("charging"),
                    phrases.words("caption"),
                    verbs.words("denying-charge"),
                    verbs.words("claiming-self"),
                    verbs.words("learning"),
                    phrases.words("adding"),
                    phrases.words("asked"),
                    phrases.words("asked-people"),
                    phrases.words("comparing"),
                    phrases.words("of-age"),
                    phrases.words("placing"),
                    phrases.words("present"),
                    phrases.words("standing"));
        }

        private static Map<String, ReportingVerb> verbsOf(WordLists lists) {
            Map<String, ReportingVerb> verbs = new HashMap<>();
            for (ReportingVerb.Sort sort : ReportingVerb.Sort.values()) {
                for (String line : lists.lines(sort.name().toLowerCase(Locale.ROOT))) {
                    ReportingVerb.read(line, sort).forEach((form, verb) -> verbs.merge(form, verb, ReportingVerb::or));
                }
            }
            return Map.copyOf(verbs);
        }

        /** The reporting verb of which a word is a form. */
        @Nullable
        ReportingVerb verb(String lower) {
            return verbs.get(lower);
        }
    }

    /** Words by which an article says how sure it is. */
    record Certainty(
            Phrases hedges,
            Phrases unconfirmed,
            Set<String> backReferences,
            Set<String> contrasts,
            Phrases denials,
            Phrases verdicts,
            Set<String> denying,
            Set<String> pronouns,
            Set<String> comparisons,
            Phrases forecasts) {
        static Certainty of(WordLists lists) {
            return new Certainty(
                    lists.phrases("hedge"),
                    lists.phrases("unconfirmed"),
                    lists.words("back-reference"),
                    lists.words("contrast"),
                    lists.phrases("denial"),
                    lists.phrases("verdict"),
                    lists.words("denying"),
                    lists.words("pronoun"),
                    lists.words("comparison"),
                    lists.phrases("forecast"));
        }
    }
}
