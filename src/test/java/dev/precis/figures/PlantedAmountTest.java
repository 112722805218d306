package dev.precis.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An amount written in any of the ways that news has, planted into a sentence, is read back as it was: number, bound, kind
 * and unit. A failing seed is repeatable: it stands in the message.
 */
class PlantedAmountTest {
    private static final int SEEDS = 400;
    private static final FigureFinder FINDER = new FigureFinder();

    /** What was planted. */
    private record Planted(
            String words,
            Amount amount,
            Kind kind,
            @Nullable String unit) {}

    private static final List<String> NOUNS =
            List.of("boat", "soldier", "vaccine dose", "home", "ballot", "refugee", "school", "tree");

    private static final Map<String, Qualifier> BOUNDS = Map.of(
            "", Qualifier.EXACT,
            "about ", Qualifier.ABOUT,
            "nearly ", Qualifier.NEARLY,
            "at least ", Qualifier.AT_LEAST,
            "up to ", Qualifier.AT_MOST,
            "more than ", Qualifier.MORE_THAN,
            "fewer than ", Qualifier.LESS_THAN,
            "no more than ", Qualifier.AT_MOST,
            "an estimated ", Qualifier.ABOUT,
            "in excess of ", Qualifier.MORE_THAN);

    private static final List<String> FRAMES = List.of(
            "The council said it counted %s near the pier.",
            "On Monday the ministry reported %s, according to its statement.",
            "“We saw %s there,” the mayor told reporters.",
            "A spokeswoman put it at %s; nobody could say why.",
            "In the north, officials listed %s (a record).");

    private enum Way {
        DIGITS {
            @Override
            Planted plant(Random random) {
                long value = 13 + random.nextInt(900_000);
                String noun = pick(NOUNS, random);
                String sign = pick(List.of(",", "\u00A0", "\u2009", ""), random);
                String digits = String.format(Locale.ROOT, "%,d", value).replace(",", sign);
                boolean year = sign.isEmpty() && value > 1000 && value < 2200;
                return year ? plant(random) : count(digits, value, noun);
            }
        },
        WORDS {
            @Override
            Planted plant(Random random) {
                int value = 2 + random.nextInt(random.nextBoolean() ? 98 : 999_000);
                return count(spelled(value), value, pick(NOUNS, random));
            }
        },
        SCALE {
            @Override
            Planted plant(Random random) {
                BigDecimal written = BigDecimal.valueOf(11 + random.nextInt(980), 1);
                String scale = pick(List.of("thousand", "million", "billion", "lakh", "crore"), random);
                BigDecimal factor = BigDecimal.valueOf(
                        switch (scale) {
                            case "thousand" -> 1_000L;
                            case "million" -> 1_000_000L;
                            case "billion" -> 1_000_000_000L;
                            case "lakh" -> 100_000L;
                            default -> 10_000_000L;
                        });
                String noun = pick(NOUNS, random);
                return new Planted(
                        written + " " + scale + " " + noun + "s",
                        new Amount.Exact(written.multiply(factor)),
                        Kind.COUNT,
                        noun);
            }
        },
        MONEY {
            @Override
            Planted plant(Random random) {
                BigDecimal written = BigDecimal.valueOf(11 + random.nextInt(9_000), random.nextInt(2));
                BigDecimal million = written.multiply(BigDecimal.valueOf(1_000_000));
                return switch (random.nextInt(5)) {
                    case 0 -> new Planted("$" + written + " million", new Amount.Exact(million), Kind.MONEY, "USD");
                    case 1 -> new Planted("€" + written + "m", new Amount.Exact(million), Kind.MONEY, "EUR");
                    case 2 -> new Planted(written + " million pounds", new Amount.Exact(million), Kind.MONEY, "GBP");
                    case 3 -> new Planted("VND" + written + " million", new Amount.Exact(million), Kind.MONEY, "VND");
                    default -> new Planted(written + " Swiss francs", new Amount.Exact(written), Kind.MONEY, "CHF");
                };
            }
        },
        PERCENT {
            @Override
            Planted plant(Random random) {
                BigDecimal value = BigDecimal.valueOf(11 + random.nextInt(980), 1);
                String unit =
                        pick(List.of("%", " percent", " per cent", " percentage points", " basis points"), random);
                String name = unit.contains("points")
                        ? unit.strip().substring(0, unit.strip().length() - 1)
                        : "percent";
                return new Planted(value + unit, new Amount.Exact(value), Kind.PERCENT, name);
            }
        },
        MEASURE {
            @Override
            Planted plant(Random random) {
                int value = 13 + random.nextInt(900);
                List<String> forms = pick(
                        List.of(
                                List.of(" kilometres", "kilometre", "LENGTH"),
                                List.of("km", "kilometer", "LENGTH"),
                                List.of(" kg", "kilogram", "MASS"),
                                List.of(" tonnes", "tonne", "MASS"),
                                List.of(" hours", "hour", "DURATION"),
                                List.of(" mph", "mile per hour", "SPEED"),
                                List.of("°C", "degree Celsius", "TEMPERATURE"),
                                List.of(" hectares", "hectare", "AREA"),
                                List.of(" litres", "litre", "VOLUME"),
                                List.of(" megawatts", "megawatt", "ENERGY")),
                        random);
                return new Planted(
                        value + forms.get(0),
                        new Amount.Exact(BigDecimal.valueOf(value)),
                        Kind.valueOf(forms.get(2)),
                        forms.get(1));
            }
        },
        RANGE {
            @Override
            Planted plant(Random random) {
                int low = 13 + random.nextInt(500);
                int high = low + 1 + random.nextInt(400);
                String noun = pick(NOUNS, random);
                String joint = pick(List.of(" to ", "-", "–"), random);
                return new Planted(low + joint + high + " " + noun + "s", range(low, high), Kind.COUNT, noun);
            }
        },
        RATIO {
            @Override
            Planted plant(Random random) {
                int part = 13 + random.nextInt(60);
                int whole = part + 1 + random.nextInt(300);
                String noun = pick(NOUNS, random);
                String joint = pick(List.of(" of ", " out of ", " of the "), random);
                return new Planted(part + joint + whole + " " + noun + "s", part(part, whole), Kind.RATIO, noun);
            }
        },
        MULTIPLE {
            @Override
            Planted plant(Random random) {
                int value = 3 + random.nextInt(90);
                String words = value + " times " + pick(List.of("as many", "more", "the usual number"), random);
                return new Planted(words, new Amount.Exact(BigDecimal.valueOf(value)), Kind.MULTIPLE, "time");
            }
        },
        AGE {
            @Override
            Planted plant(Random random) {
                int value = 13 + random.nextInt(80);
                return new Planted(
                        value + pick(List.of("-year-old men", "-year-olds", "-year-old people"), random),
                        new Amount.Exact(BigDecimal.valueOf(value)),
                        Kind.AGE,
                        "year");
            }
        },
        SCORE {
            @Override
            Planted plant(Random random) {
                int losers = random.nextInt(5);
                int winners = losers + 1 + random.nextInt(5);
                return new Planted(
                        "a " + winners + "-" + losers + " win",
                        new Amount.Score(List.of(winners, losers)),
                        Kind.SCORE,
                        null);
            }
        },
        VAGUE {
            @Override
            Planted plant(Random random) {
                String noun = pick(NOUNS, random);
                List<Object> form = pick(
                        List.of(
                                List.<Object>of("dozens of ", 12),
                                List.<Object>of("hundreds of ", 100),
                                List.<Object>of("tens of thousands of ", 10_000),
                                List.<Object>of("hundreds of thousands of ", 100_000)),
                        random);
                BigDecimal low = BigDecimal.valueOf((Integer) form.get(1));
                return new Planted(form.get(0) + noun + "s", new Amount.Vague(low), Kind.COUNT, noun);
            }
        };

        abstract Planted plant(Random random);

        private static Planted count(String digits, long value, String noun) {
            return new Planted(
                    digits + " " + noun + "s", new Amount.Exact(BigDecimal.valueOf(value)), Kind.COUNT, noun);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void readsWhatWasPlanted(Way way) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Planted planted = way.plant(random);
            String bound = isBounded(way)
                    ? pick(List.copyOf(BOUNDS.keySet()).stream().sorted().toList(), random)
                    : "";
            String text = pick(FRAMES, random).formatted(bound + planted.words());
            List<Figure> figures =
                    FINDER.find(text, List.of(new Span(0, text.length())), "en").figures();

            assertThat(figures).as("seed %d: %s", seed, text).hasSize(1);
            assertSame(planted, BOUNDS.getOrDefault(bound, Qualifier.EXACT), figures.get(0), seed + ": " + text);
        }
    }

    private static void assertSame(Planted planted, Qualifier qualifier, Figure figure, String what) {
        assertThat(Agreement.sameNumber(figure.amount(), planted.amount()))
                .as("amount %s in %s", figure.amount(), what)
                .isTrue();
        assertThat(figure.kind()).as(what).isEqualTo(planted.kind());
        assertThat(figure.qualifier()).as(what).isEqualTo(qualifier);
        Unit unit = figure.unit();
        String name = unit == null ? null : planted.kind() == Kind.MONEY ? unit.code() : unit.name();
        assertThat(name).as(what).isEqualTo(planted.unit());
    }

    private static boolean isBounded(Way way) {
        return way != Way.SCORE && way != Way.VAGUE && way != Way.AGE && way != Way.RANGE;
    }

    private static Amount range(int low, int high) {
        return new Amount.Range(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    }

    private static Amount part(int part, int whole) {
        return new Amount.Part(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** A number below a million in English words. */
    static String spelled(int value) {
        List<String> small = List.of(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen");
        List<String> tens = List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
        List<String> words = new ArrayList<>();
        if (value >= 1000) {
            words.add(spelled(value / 1000) + " thousand");
        }
        int rest = value % 1000;
        if (rest >= 100) {
            words.add(small.get(rest / 100) + " hundred");
        }
        int last = rest % 100;
        if (last > 0) {
            String and = value >= 100 ? "and " : "";
            boolean ten = last >= 20;
            String unit = ten && last % 10 > 0 ? "-" + small.get(last % 10) : "";
            words.add(and + (ten ? tens.get(last / 10 - 2) + unit : small.get(last)));
        }
        return String.join(" ", words);
    }
}
