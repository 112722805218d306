package dev.precis.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells the language of a text. Thread-safe. The model is read once, when first asked. */
final class LanguageDetector {
    /** The model file of {@code opennlp-models-langdetect}, at the root of its jar. */
    private static final String MODEL = "/langdetect-183.bin";

    private static final String UNKNOWN = "und";
    /** More text makes the answer no surer, only slower. */
    private static final int ENOUGH = 1200;

    private static final int FEWEST_LETTERS = 20;
    /** Emoji and the like tell no language, and the detector's own patterns fail on repeated ones. */
    private static final Pattern BEYOND_FIRST_PLANE = Pattern.compile("[^\\x00-\\uFFFF]|[\\uD800-\\uDFFF]");

    /** How many times likelier than the second the first must be. Lists of names and codes stay below. */
    private static final double CLEAR = 1.5;

    /** Collective and variant codes of the model, for which Java knows no two-letter form. */
    private static final Map<String, String> VARIANTS = Map.of(
            "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "arb", "ar", "zsm", "ms", "nob", "nb", "swh", "sw");

    /** BCP 47, or {@code und} where the text is too short or unclear. */
    String detect(String text) {
        String sample = sample(text);
        if (sample.codePoints().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return UNKNOWN;
        }
        Language[] likely = new LanguageDetectorME(Model.LOADED).predictLanguages(sample);
        boolean clear = likely[0].getConfidence() >= CLEAR * likely[1].getConfidence();
        return clear ? Codes.TWO_LETTER.getOrDefault(likely[0].getLang(), likely[0].getLang()) : UNKNOWN;
    }

    /** From the first third of the text: pages begin with menus, in English everywhere, and end with them. */
    private static String sample(String text) {
        int start = Math.max(0, (text.length() - ENOUGH) / 3);
        String sample = text.substring(start, Math.min(text.length(), start + ENOUGH));
        return BEYOND_FIRST_PLANE.matcher(sample).replaceAll(" ");
    }

    /** Reads the model now, so that the first article need not wait for it (a second or two). */
    void warmUp() {
        Objects.requireNonNull(Model.LOADED);
    }

    private static final class Model {
        static final LanguageDetectorModel LOADED = load();

        private static LanguageDetectorModel load() {
            try (InputStream stream =
                    Objects.requireNonNull(LanguageDetector.class.getResourceAsStream(MODEL), MODEL)) {
                return new LanguageDetectorModel(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Codes {
        static final Map<String, String> TWO_LETTER = twoLetter();

        private static Map<String, String> twoLetter() {
            Map<String, String> codes = new HashMap<>(VARIANTS);
            for (String code : Locale.getISOLanguages()) {
                codes.putIfAbsent(Locale.forLanguageTag(code).getISO3Language(), code);
            }
            return codes;
        }
    }
}
