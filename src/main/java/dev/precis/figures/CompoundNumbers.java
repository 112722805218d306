package dev.precis.figures;

import dev.precis.figures.Lexicon.NumberWord;
import dev.precis.figures.Lexicon.NumberWord.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that a language writes as one word, out of its simple number words: "dreihundertfünfundzwanzig". Stands
 * empty for languages that do not. Immutable.
 */
final class CompoundNumbers {
    /** Letters; no number in words below a million has more. */
    private static final int LONGEST = 60;

    private record Multiplier(String word, BigDecimal value) {}

    private final Map<String, NumberWord> simple;
    private final List<Multiplier> multipliers = new ArrayList<>();
    private final List<String> joints = new ArrayList<>();

    CompoundNumbers(Map<String, NumberWord> simple) {
        this.simple = simple;
        addMultipliers(Role.SCALE);
        addMultipliers(Role.HUNDRED);
        simple.forEach((word, number) -> {
            if (number.role() == Role.AND) {
                joints.add(word);
            }
        });
    }

    /** Only thousands and hundreds join; millions stand apart. */
    private void addMultipliers(Role role) {
        simple.forEach((word, number) -> {
            boolean joins = number.role() == role && number.value().intValue() <= 1000 && word.length() > 4;
            if (joins) {
                multipliers.add(new Multiplier(word, number.value()));
            }
        });
    }

    /** The number of a word made of several; null for any other word. */
    @Nullable
    NumberWord read(String word) {
        if (joints.isEmpty() || word.length() > LONGEST || word.length() < 6) {
            return null;
        }
        BigDecimal value = value(word);
        return value == null ? null : new NumberWord(Role.WHOLE, value);
    }

    private @Nullable BigDecimal value(String word) {
        NumberWord known = simple.get(word);
        if (known != null) {
            return isPart(known.role()) ? known.value() : null;
        }
        for (Multiplier multiplier : multipliers) {
            int at = word.indexOf(multiplier.word);
            if (at >= 0) {
                return multiplied(word.substring(0, at), multiplier, word.substring(at + multiplier.word.length()));
            }
        }
        return unitAndTen(word);
    }

    private static boolean isPart(Role role) {
        return role == Role.UNIT
                || role == Role.TEEN
                || role == Role.TEN
                || role == Role.HUNDRED
                || role == Role.ARTICLE
                || role == Role.SCALE;
    }

    private @Nullable BigDecimal multiplied(String before, Multiplier multiplier, String after) {
        BigDecimal times = before.isEmpty() ? BigDecimal.ONE : value(before);
        BigDecimal rest = after.isEmpty() ? BigDecimal.ZERO : value(withoutJoint(after));
        if (times == null || rest == null || rest.compareTo(multiplier.value) >= 0) {
            return null;
        }
        return times.multiply(multiplier.value).add(rest);
    }

    private static boolean isUnit(NumberWord word) {
        return word.role() == Role.UNIT || word.role() == Role.ARTICLE;
    }

    private String withoutJoint(String word) {
        for (String joint : joints) {
            if (word.startsWith(joint) && simple.containsKey(word.substring(joint.length()))) {
                return word.substring(joint.length());
            }
        }
        return word;
    }

    /** "fünfundzwanzig": the unit stands before the ten. */
    private @Nullable BigDecimal unitAndTen(String word) {
        for (String joint : joints) {
            for (int at = word.indexOf(joint, 1); at > 0; at = word.indexOf(joint, at + 1)) {
                NumberWord unit = simple.get(word.substring(0, at));
                NumberWord ten = simple.get(word.substring(at + joint.length()));
                if (unit != null && isUnit(unit) && ten != null && ten.role() == Role.TEN) {
                    return ten.value().add(unit.value());
                }
            }
        }
        return null;
    }
}
