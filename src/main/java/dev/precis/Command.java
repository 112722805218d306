package dev.precis;

import dev.precis.access.ApiKey;
import dev.precis.access.KeyEntry;
import dev.precis.access.Role;
import dev.precis.store.Database;
import dev.precis.store.DatabaseSettings;
import dev.precis.store.DatabaseUnavailableException;
import dev.precis.store.KeyTable;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What the jar does when it is given arguments: it makes, lists and revokes keys, also beside a running service. */
final class Command {
    private static final String USAGE = """
            Without arguments, Précis starts. Settings come from the environment or from %s, for example PRECIS_PORT=8081.
            With arguments:
              keys create --name NAME [--role use|admin]   makes a key and prints it, once; keys of one name own the same things
              keys create --name NAME --unstored           makes one, and its entry for PRECIS_API_KEYS
              keys list                                    every key, by id; never the key itself
              keys revoke ID                               makes a key void, within seconds in every running instance
            """.formatted(Config.FILE).strip();

    private final PrintStream out;
    private final PrintStream notes;
    private final Supplier<DatabaseSettings> settings;

    private Command(PrintStream out, PrintStream notes, Supplier<DatabaseSettings> settings) {
        this.out = out;
        this.notes = notes;
        this.settings = settings;
    }

    /**
     * Does what the arguments say.
     *
     * @param out gets what was asked for, and nothing else
     * @param notes gets what a person may want to know about it
     * @return the status with which the process ends
     */
    static int run(String[] arguments, PrintStream out, PrintStream notes, Supplier<DatabaseSettings> database) {
        try {
            return new Command(out, notes, database).run(List.of(arguments));
        } catch (IllegalArgumentException e) {
            notes.println(e.getMessage() + "\n\n" + USAGE);
            return 2;
        } catch (DatabaseUnavailableException e) {
            notes.println(e.getMessage() + "; nothing was changed.");
            return 1;
        }
    }

    private int run(List<String> arguments) {
        if (List.of("help", "--help", "-h").contains(arguments.get(0))) {
            out.println(USAGE);
            return 0;
        }
        boolean keys = arguments.size() > 1 && arguments.get(0).equals("keys");
        var rest = keys ? arguments.subList(2, arguments.size()) : arguments;
        return switch (keys ? arguments.get(1) : "") {
            case "create" -> create(options(rest));
            case "list" -> list(rest);
            case "revoke" -> revoke(rest);
            default -> throw new IllegalArgumentException("There is no command " + String.join(" ", arguments) + ".");
        };
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            var name = arguments.get(i);
            boolean flag = name.equals("--unstored");
            if (!flag && !List.of("--name", "--role").contains(name) || !flag && i + 1 == arguments.size()) {
                throw new IllegalArgumentException("keys create takes --name NAME, --role ROLE and --unstored.");
            }
            options.put(name, flag ? "" : arguments.get(++i));
        }
        return options;
    }

    private int create(Map<String, String> options) {
        var name = Objects.requireNonNullElse(options.get("--name"), "");
        var role = Role.parse(Objects.requireNonNullElse(options.get("--role"), Role.USE.word()));
        var key = ApiKey.random();
        var entry = KeyEntry.of(name, role, key, Instant.now());
        if (options.containsKey("--unstored")) {
            out.println(key.secret());
            notes.println("The entry of this key: PRECIS_API_KEYS=" + entry.setting());
            return 0;
        }
        return withKeys(table -> {
            table.add(entry);
            out.println(key.secret());
            notes.printf(
                    "Key %s for %s may %s. It is shown only now; running instances know it within seconds. Try:%n%n"
                            + "curl -H 'Authorization: Bearer pk_…' http://localhost:8080/v1/models%n",
                    entry.id(), entry.name(), entry.role().word());
            return 0;
        });
    }

    private int list(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("keys list takes nothing more.");
        }
        return withKeys(table -> {
            var entries = table.all();
            out.printf("%-16s  %-5s  %-20s  %-20s  %s%n", "ID", "ROLE", "CREATED", "REVOKED", "NAME");
            entries.forEach(entry -> out.printf(
                    "%-16s  %-5s  %-20s  %-20s  %s%n",
                    entry.id(),
                    entry.role().word(),
                    entry.created().truncatedTo(ChronoUnit.SECONDS),
                    entry.revoked() == null ? "-" : entry.revoked().truncatedTo(ChronoUnit.SECONDS),
                    entry.name()));
            return 0;
        });
    }

    private int revoke(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("keys revoke takes the id of one key.");
        }
        var id = arguments.get(0);
        return withKeys(table -> {
            boolean found = table.revoke(id);
            notes.println(
                    found
                            ? "Key " + id + " is void. Running instances know it within seconds."
                            : "There is no key " + (ApiKey.isIn(id) ? "of that id: give the id, not the key" : id)
                                    + ". See: keys list");
            return found ? 0 : 1;
        });
    }

    private int withKeys(ToIntFunction<KeyTable> work) {
        try (var database = Database.visit(settings.get())) {
            return work.applyAsInt(new KeyTable(database));
        }
    }
}
