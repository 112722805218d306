package dev.precis;

import dev.precis.store.DatabaseRefusedException;
import java.net.BindException;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** Of virtual threads, where the JDK has them; read once, before the first of them starts. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private static final int CARRIERS_A_CORE = 4;

    private Main() {}

    /**
     * With arguments, does what they say and ends. Without, reads the settings, builds everything, listens, and returns; the server's threads keep the process alive until it
     * is told to stop. Ends the process with status 1 where it cannot start.
     */
    public static void main(String[] arguments) {
        try {
            start(arguments);
        } catch (ConfigException e) {
            fail("Précis cannot start. The settings hold mistakes:\n" + bullets(e));
        } catch (DatabaseRefusedException e) {
            fail("Précis cannot start. " + e.getMessage());
        } catch (BindException e) {
            fail("Précis cannot start: " + e.getMessage() + ". Choose another with PRECIS_PORT=8081, or 0 for a free"
                    + " one.");
        }
    }

    private static void start(String[] arguments) throws BindException {
        if (arguments.length > 0) {
            System.exit(obey(arguments));
        }
        spareCarriers();
        var config = Config.read(System.getenv(), Config.FILE);
        var wiring = Wiring.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(wiring), "stop"));
        greet(config, wiring);
    }

    /**
     * By default there are as many carriers as cores, and one that computes carries nobody else: while articles are worked on in
     * every slot, no request would be read and no probe answered. With more of them, the operating system shares the cores.
     */
    private static void spareCarriers() {
        if (System.getProperty(CARRIERS) == null) {
            int cores = Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, String.valueOf(CARRIERS_A_CORE * Math.max(2, cores)));
        }
    }

    private static int obey(String[] arguments) {
        var out = System.out;
        // What is logged on the way must not mix with what was asked for.
        System.setOut(System.err);
        return Command.run(arguments, out, System.err, () -> Config.read(System.getenv(), Config.FILE)
                .storage()
                .database());
    }

    private static void stop(Wiring wiring) {
        LOG.info("Stopping: new requests are refused, running ones may end");
        wiring.close();
        LOG.info("Stopped");
    }

    private static void greet(Config config, Wiring wiring) {
        var address = "http://" + config.web().host() + ":" + wiring.port();
        LOG.info("Settings: {}", effective(config.effective()));
        LOG.info(
                "Model: {}, because {}",
                String.join(", ", config.models().names()),
                config.models().why());
        LOG.info(
                "Précis listens on {}; its documentation is at {}/docs; Ctrl-C stops it. Try:\n\n{}\n",
                address,
                address,
                example(address, wiring.asksForKey()));
    }

    private static String example(String address, boolean key) {
        return """
                curl -s %s/v1/summaries%s -H 'Content-Type: text/plain' --data-binary '
                The harbour authority said on Monday that up to 14 ships were held back by ice.
                Two icebreakers worked through the night, and the port expects to open again on Thursday.'
                """.formatted(address, key ? " -H 'Authorization: Bearer pk_…'" : "")
                .strip();
    }

    private static String effective(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String bullets(ConfigException e) {
        return e.mistakes().stream().map(mistake -> "- " + mistake).collect(Collectors.joining("\n"));
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
