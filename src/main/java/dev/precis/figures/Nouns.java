package dev.precis.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the noun that a number counts, by the forms of words alone: modifiers up to the first noun in the plural, or,
 * where the number is one or joined by a hyphen, up to the last word before a small word.
 */
final class Nouns {
    private static final int REACH = 8;
    private static final int OWN_AMOUNT_REACH = 5;
    /** Words of "Midlands Police officers". */
    private static final int LONGEST_NAME = 3;

    /**
     * A counted noun.
     *
     * @param to after its last token
     * @param name singular, with its noun modifiers
     * @param head the head alone, singular and in lower case
     */
    record Phrase(int to, String name, String head) {}

    /** Which forms of a noun a number may count. */
    enum Mode {
        /** After most numbers. */
        PLURAL,
        /** After "one". */
        SINGULAR,
        /** After a hyphen or an ordinal. */
        EITHER
    }

    private final Lexicon words;

    Nouns(Lexicon words) {
        this.words = words;
    }

    /** True where a noun in the plural follows directly or after modifiers. */
    boolean countFollows(Tokens tokens, int at) {
        return read(tokens, at, Mode.PLURAL) != null;
    }

    /** True where the word is a unit of measurement or of money. */
    boolean isUnit(Tokens tokens, int at) {
        return words.measures().startingAt(tokens, at) != null || words.money().startingAt(tokens, at) != null;
    }

    /** The noun phrase that begins at a token; an opening quotation mark before it does not count. */
    @Nullable
    Phrase read(Tokens tokens, int from, Mode mode) {
        int at = isOpeningMark(tokens, from) ? from + 1 : from;
        boolean singular = mode != Mode.PLURAL;
        List<String> modifiers = new ArrayList<>();
        int end = at;
        for (int i = at; i < at + REACH; ) {
            Token token = tokens.get(i);
            if (isJointOfModifiers(tokens, i, modifiers)) {
                modifiers.clear();
                i++;
                continue;
            }
            if (!isPhraseWord(tokens, i, i > at)) {
                break;
            }
            int next = endOfCompound(tokens, i);
            if (words.ends("possessive-endings", token.lower())) {
                modifiers.clear();
            } else if (next > i + 1) {
                if (words.isPlural(tokens.lower(next - 1)) && !singular) {
                    return phrase(tokens, next, modifiers, tokens.span(i, next).in(tokens.text()));
                }
            } else if (mode == Mode.SINGULAR
                    && words.nouns().shape() == NounForms.Shape.ENDING
                    && words.isPlural(token.lower())) {
                break;
            } else if (isPluralAt(tokens, i, i == at || i == at + 1 && words.is("adjectives", tokens.lower(at)))
                    && !isAttributive(tokens, i)) {
                return withPartner(tokens, i, modifiers);
            } else {
                modifiers.add(token.text());
            }
            end = next;
            i = next;
        }
        return singular && !modifiers.isEmpty() ? singularPhrase(tokens, at, end) : null;
    }

    /** "speed and traffic cameras": the joint of two words before the noun. */
    private boolean isJointOfModifiers(Tokens tokens, int at, List<String> modifiers) {
        return modifiers.size() == 1
                && words.nouns().shape() == NounForms.Shape.ENDING
                && tokens.lower(at).equals(words.and())
                && isPhraseWord(tokens, at + 1, true)
                && !words.isPlural(tokens.lower(at + 1))
                && words.isPlural(tokens.lower(at + 2))
                && isPhraseWord(tokens, at + 2, true);
    }

    private boolean isPluralAt(Tokens tokens, int at, boolean first) {
        String word = tokens.lower(at);
        return switch (words.nouns().shape()) {
            case ENDING ->
                words.isPlural(word) && !isPluralAdjective(tokens, at) || first && words.is("verbs-or-nouns", word);
            case CAPITAL -> tokens.get(at).isCapitalised() && word.length() > 1;
            case PLACE -> word.length() > 1 && !isAdjective(word) && !isParticiple(word) && !isAttribute(tokens, at);
        };
    }

    /** "военных" in "12 военных самолётов": a noun by itself, an adjective before a noun in the plural. */
    private boolean isAttribute(Tokens tokens, int at) {
        return words.is("noun-adjectives", tokens.lower(at))
                && isPhraseWord(tokens, at + 1, true)
                && words.isPlural(tokens.lower(at + 1));
    }

    /** "jeunes" in "trois jeunes hommes": an adjective takes the plural where a noun in the plural follows. */
    private boolean isPluralAdjective(Tokens tokens, int at) {
        return isAdjective(tokens.lower(at))
                && isPhraseWord(tokens, at + 1, true)
                && words.isPlural(tokens.lower(at + 1));
    }

    /** "Iranian-made": words joined by hyphens count as one. */
    private static int endOfCompound(Tokens tokens, int at) {
        int end = at + 1;
        boolean model = tokens.get(at).isCapitalised();
        while (tokens.hyphenAt(end)
                && (tokens.get(end + 1).isWord() || model && tokens.get(end + 1).isDigits())) {
            end += 2;
        }
        return end;
    }

    private boolean isPhraseWord(Tokens tokens, int at, boolean inside) {
        Token token = tokens.get(at);
        boolean compound = tokens.hyphenAt(at + 1) && tokens.get(at + 2).isWord();
        boolean word = token.isWord() && (compound || !words.is("stop", token.lower()));
        boolean number = !compound && words.number(token.lower()) != null && !words.is("half-of", token.lower());
        return word && !number && !(inside && tokens.glued(at));
    }

    private static boolean isOpeningMark(Tokens tokens, int at) {
        Token token = tokens.get(at);
        return token.type() == Token.Type.SIGN
                && "\"“‘'".contains(token.text())
                && tokens.get(at + 1).glued();
    }

    /** "sales" in "sales jobs", "Forbes" in "Forbes staff members", "Downs" in "Downs Council clerks": a plural, or a name like one, that a plural follows. */
    private boolean isAttributive(Tokens tokens, int at) {
        boolean name = words.nouns().shape() == NounForms.Shape.ENDING
                && tokens.get(at).isCapitalised();
        int last = at + (tokens.get(at + 1).isCapitalised() ? LONGEST_NAME : 2);
        for (int i = at + 1; name && i <= last && isPhraseWord(tokens, i, true); i++) {
            boolean plural = words.isPlural(tokens.lower(i));
            if (plural) {
                return !tokens.get(i).isCapitalised();
            }
        }
        return words.is("attributive-plurals", tokens.lower(at))
                && tokens.get(at + 1).isWord()
                && words.isPlural(tokens.lower(at + 1));
    }

    /** "drones and missiles", "pieces of equipment". */
    private Phrase withPartner(Tokens tokens, int at, List<String> modifiers) {
        String head = tokens.get(at).text();
        boolean and = tokens.lower(at + 1).equals(words.and());
        if (and && isSecondNoun(tokens, at + 2)) {
            String second = words.singular(tokens.get(at + 2).text());
            return phrase(tokens, at + 3, modifiers, words.singular(head) + " " + words.and() + " " + second);
        }
        boolean of = words.is("partitives", tokens.lower(at)) && words.is("partitive-links", tokens.lower(at + 1));
        if (of && tokens.get(at + 2).isWord() && !words.is("stop", tokens.lower(at + 2))) {
            String name = words.singular(head) + " " + tokens.lower(at + 1) + " "
                    + tokens.get(at + 2).text();
            return phrase(tokens, at + 3, modifiers, name);
        }
        return phrase(tokens, at + 1, modifiers, head);
    }

    private boolean isSecondNoun(Tokens tokens, int at) {
        Token next = tokens.get(at + 1);
        boolean verb = next.isWord() && words.is("verb-after-noun", next.lower());
        boolean object = next.isDigits();
        return isPhraseWord(tokens, at, false)
                && isPluralAt(tokens, at, false)
                && !verb
                && !object
                && !hasOwnAmount(tokens, at);
    }

    /** "21 countries and sales of about $900 million": the second noun has a number of its own. */
    private boolean hasOwnAmount(Tokens tokens, int at) {
        if (!words.is("partitive-links", tokens.lower(at + 1))) {
            return false;
        }
        for (int i = at + 2; i <= at + OWN_AMOUNT_REACH; i++) {
            if (tokens.get(i).isDigits()) {
                return true;
            }
        }
        return false;
    }

    private Phrase phrase(Tokens tokens, int to, List<String> modifiers, String head) {
        String singular = words.singular(head);
        List<String> name =
                new ArrayList<>(modifiers.stream().filter(this::isNounModifier).toList());
        name.add(singular);
        String[] parts = singular.split(" ");
        return new Phrase(to, String.join(" ", name), parts[parts.length - 1].toLowerCase(Locale.ROOT));
    }

    /** Words before a small word: the last is the head; a participle ends the phrase. */
    private @Nullable Phrase singularPhrase(Tokens tokens, int at, int end) {
        int last = end - 1;
        boolean alone = end == at + 1;
        if (isParticiple(tokens.lower(at)) && !(alone && words.ends("gerund-endings", tokens.lower(at)))) {
            return null;
        }
        for (int i = at + 1; i < end; i++) {
            if (isParticiple(tokens.lower(i))) {
                last = i - 1;
                break;
            }
        }
        if (last - at > 4 || isAdjective(tokens.lower(last)) && last > at) {
            return null;
        }
        List<String> modifiers = new ArrayList<>();
        for (int i = Math.max(at, last - 2); i < last; i++) {
            boolean compound = tokens.get(i + 1).isHyphen() || tokens.get(i - 1).isHyphen() && i > at;
            if (tokens.get(i).isWord() && !compound) {
                modifiers.add(tokens.get(i).text());
            }
        }
        return phrase(tokens, last + 1, modifiers, tokens.get(last).text());
    }

    private boolean isParticiple(String word) {
        return word.length() > 4 && words.ends("participle-endings", word);
    }

    /** Names and adjectives say which ones; nouns say what they are. */
    private boolean isNounModifier(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean name = words.nouns().shape() != NounForms.Shape.CAPITAL
                && Character.isUpperCase(word.charAt(0))
                && !words.is("titles", lower);
        boolean attribute = words.nouns().shape() == NounForms.Shape.PLACE && words.is("noun-adjectives", lower);
        return !name && !attribute && !isAdjective(lower) && !isParticiple(lower);
    }

    private boolean isAdjective(String lower) {
        if (words.is("noun-adjectives", lower)) {
            return false;
        }
        return words.is("adjectives", lower) || lower.length() > 5 && words.ends("adjective-endings", lower);
    }
}
