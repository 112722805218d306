package dev.precis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which models write, and why these.
 *
 * @param names the default first, the others in the order of fallback; at least one
 * @param why for the log
 */
record ModelChoice(List<String> names, String why) {
    static final String EMBEDDED = "embedded/extractive";

    ModelChoice {
        names = List.copyOf(names);
    }

    static ModelChoice read(Settings settings) {
        var value = settings.text("PRECIS_MODEL");
        if (value == null) {
            return new ModelChoice(List.of(EMBEDDED), "PRECIS_MODEL is not set");
        }
        List<String> names = new ArrayList<>();
        Arrays.stream(value.split(",")).map(String::strip).distinct().forEach(name -> {
            if (name.equals(EMBEDDED)) {
                names.add(name);
            } else {
                settings.mistake("PRECIS_MODEL names '" + name + "', which is no model of this version; for example"
                        + " PRECIS_MODEL=" + EMBEDDED);
            }
        });
        return new ModelChoice(names, "PRECIS_MODEL names it");
    }
}
