package dev.precis.figures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units, currencies and their symbols, which no language changes. Immutable. */
final class MeasureTable {
    private static final MeasureTable TABLE = new MeasureTable();

    private final Map<String, Measure> byId = new HashMap<>();
    private final Map<String, Measure> bySymbol = new HashMap<>();
    private final Map<String, String> currencyNames = new HashMap<>();
    private final Map<String, String> currencyBySymbol = new HashMap<>();

    private MeasureTable() {
        DataFile.rows("units.txt").forEach(this::readMeasure);
        DataFile.rows("currencies.txt").forEach(this::readCurrency);
    }

    static MeasureTable get() {
        return TABLE;
    }

    Measure measure(String id) {
        Measure measure = byId.get(id);
        if (measure == null) {
            throw new IllegalArgumentException("No unit " + id);
        }
        return measure;
    }

    /** The unit of a symbol; case counts ("Mb" is none of "MB"). */
    @Nullable
    Measure bySymbol(String symbol) {
        return bySymbol.get(symbol);
    }

    /** The ISO 4217 code of a symbol ("US$") or of the code itself. */
    @Nullable
    String currency(String symbol) {
        return currencyBySymbol.get(symbol);
    }

    String currencyName(String code) {
        return currencyNames.getOrDefault(code, code);
    }

    private void readMeasure(List<String> row) {
        boolean linear = !row.get(3).isEmpty() && !row.get(3).equals("affine");
        Measure measure = new Measure(
                row.get(0),
                Kind.valueOf(row.get(1)),
                row.get(2).isEmpty() ? null : row.get(2),
                linear ? new BigDecimal(row.get(3)) : null,
                row.get(4).isEmpty() ? null : row.get(4));
        byId.put(measure.id(), measure);
        symbols(row.get(5)).forEach(symbol -> bySymbol.put(symbol, measure));
    }

    private void readCurrency(List<String> row) {
        String code = row.get(0);
        currencyNames.put(code, row.get(1));
        currencyBySymbol.put(code, code);
        if (row.size() > 2) {
            symbols(row.get(2)).forEach(symbol -> currencyBySymbol.putIfAbsent(symbol, code));
        }
    }

    private static List<String> symbols(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split("\\s+"));
    }
}
