package dev.precis.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The currency symbols of one text: those that mean the same everywhere, and those that mean a currency only where the
 * text names it or its country: "N950" in Nigeria, "Rs" in Pakistan. Immutable.
 */
final class Currencies {
    private record Local(String symbol, String code, List<String> names) {
        boolean isNamedIn(String text) {
            return names.stream().anyMatch(name -> begins(text, name));
        }

        private static boolean begins(String text, String name) {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                if (at == 0 || !Character.isLetter(text.charAt(at - 1))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final List<Local> LOCALS = DataFile.rows("currency-symbols.txt").stream()
            .map(Currencies::local)
            .toList();

    private final MeasureTable table = MeasureTable.get();
    private final Map<String, String> bySymbol = new HashMap<>();

    private Currencies() {}

    /** The symbols as this text uses them; the first row of a symbol that the text bears out counts. */
    static Currencies of(String text) {
        Currencies currencies = new Currencies();
        for (Local local : LOCALS) {
            if (standsBeforeDigit(text, local.symbol) && local.isNamedIn(text)) {
                currencies.bySymbol.putIfAbsent(local.symbol, local.code);
            }
        }
        return currencies;
    }

    private static Local local(List<String> row) {
        List<String> names = Stream.of(row.get(2).split("\\s+"))
                .map(name -> name.replace('_', ' '))
                .toList();
        return new Local(row.get(0), row.get(1), names);
    }

    private static boolean standsBeforeDigit(String text, String symbol) {
        for (int at = text.indexOf(symbol); at >= 0; at = text.indexOf(symbol, at + 1)) {
            int after = at + symbol.length();
            int next = after < text.length() && Character.isSpaceChar(text.charAt(after)) ? after + 1 : after;
            boolean starts = at == 0 || !Character.isLetter(text.charAt(at - 1));
            if (starts && next < text.length() && Character.isDigit(text.charAt(next))) {
                return true;
            }
        }
        return false;
    }

    /** The ISO 4217 code of a symbol or of the code itself; null for anything else. */
    @Nullable
    String code(String symbol) {
        String local = bySymbol.get(symbol);
        return local != null ? local : table.currency(symbol);
    }
}
