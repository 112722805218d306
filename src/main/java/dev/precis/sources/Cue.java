package dev.precis.sources;

import org.jspecify.annotations.Nullable;

/**
 * A word or phrase that may attribute.
 *
 * @param at its first word
 * @param length how many words
 * @param verb the verb it is a form of; null for other cues
 * @param floor the first word that is still free: not the content of a claim before
 * @param from the first word of its sentence, or of the quoted sentence it stands in
 * @param to behind the last
 * @param quoted true inside quotation marks
 */
record Cue(int at, int length, @Nullable ReportingVerb verb, int floor, int from, int to, boolean quoted) {
    int end() {
        return at + length;
    }
}
