package dev.precis.figures;

import java.util.Map;

/**
 * How a language writes numbers in digits, and its short words. White space and apostrophes group digits in every
 * language (ISO 80000-1).
 *
 * @param group the sign between groups of three besides those
 * @param decimal the decimal sign
 * @param otherDecimal a sign that is decimal too, save where it groups digits and three of them follow; the decimal sign
 *     again where the language has no other
 * @param elides true where an apostrophe ends a word: "d'euros" is "d'" and "euros"
 */
record Orthography(char group, char decimal, char otherDecimal, boolean elides) {
    static Orthography of(Map<String, String> settings) {
        char decimal = settings.getOrDefault("decimal-sign", ".").charAt(0);
        return new Orthography(
                settings.getOrDefault("group-sign", ",").charAt(0),
                decimal,
                settings.getOrDefault("other-decimal-sign", String.valueOf(decimal))
                        .charAt(0),
                settings.getOrDefault("apostrophe", "joins").equals("ends-words"));
    }
}
