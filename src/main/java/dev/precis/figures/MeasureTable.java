package dev.precis.figures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Units, currencies and their symbols, which no language changes. Immutable. */
final class MeasureTable {
    private static final MeasureTable TABLE = new MeasureTable();

    private final Map<String, Measure> byId = new HashMap<>();
    private final Map<String, Measure> bySymbol = new HashMap<>();
    private final Map<String, List<String>> prefixed = new LinkedHashMap<>();
    private final Map<String, String> currencyNames = new HashMap<>();
    private final Map<String, String> currencyBySymbol = new HashMap<>();

    private MeasureTable() {
        DataFile.rows("units.txt").forEach(this::readMeasure);
        DataFile.rows("prefixes.txt").forEach(this::readPrefix);
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
        if (row.size() > 6) {
            prefixed.put(measure.id(), symbols(row.get(5)));
        }
    }

    /** True for a unit that takes SI prefixes. */
    boolean isPrefixed(String id) {
        return prefixed.containsKey(id);
    }

    /** A unit with each SI prefix; one that the table spells out itself stays as it is. */
    private void readPrefix(List<String> row) {
        prefixed.forEach((id, symbols) -> {
            Measure made = byId.computeIfAbsent(row.get(0) + id, name -> withPrefix(name, measure(id), row));
            symbols.forEach(symbol -> bySymbol.putIfAbsent(row.get(1) + symbol, made));
        });
    }

    private static Measure withPrefix(String name, Measure base, List<String> prefix) {
        BigDecimal factor = base.factor();
        return new Measure(
                name,
                base.kind(),
                base.code() == null ? null : prefix.get(1).replace('μ', 'u') + base.code(),
                factor == null ? null : factor.scaleByPowerOfTen(Integer.parseInt(prefix.get(2))),
                base.siCode());
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
