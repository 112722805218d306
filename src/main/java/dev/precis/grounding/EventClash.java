package dev.precis.grounding;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells where a number is given for the killed that the article gives for the wounded, and the like. */
final class EventClash {
    /** Of each set only one can be meant by a number. */
    private static final List<Set<String>> EXCLUSIVE = List.of(
            Set.of("#kill", "#wound", "#capture", "#arrest", "#miss", "#rescue"),
            Set.of("#launch", "#intercept"),
            Set.of("#rise", "#fall"),
            Set.of("#buy", "#sell"),
            Set.of("#hire", "#sack"),
            Set.of("#open", "#close"));
    /** How much nearer the one must stand than the others of its set. */
    private static final double CLEARLY = 1.4;

    private static final double CLOSE = 0.3;

    /** The kind of event that the text names and the article does not; null where they agree or either is unclear. */
    @Nullable
    String between(Fact text, Fact article) {
        for (Set<String> set : EXCLUSIVE) {
            String told = dominant(text.context(), set);
            String there = dominant(article.context(), set);
            if (told != null && there != null && !told.equals(there)) {
                return told;
            }
        }
        return null;
    }

    private static @Nullable String dominant(Context context, Set<String> set) {
        String best = null;
        double first = 0;
        double second = 0;
        for (String event : set) {
            double weight = context.weight(event);
            if (weight > first) {
                second = first;
                first = weight;
                best = event;
            } else {
                second = Math.max(second, weight);
            }
        }
        return first >= CLOSE && first >= CLEARLY * second ? best : null;
    }
}
