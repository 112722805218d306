package dev.precis.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/** The files of the documentation pages: Swagger UI from its webjar, and the script that starts it. */
final class DocsFileEndpoint implements Endpoint {
    static final Field<String> FILE = Field.text("file", 40, "Name of the file.");

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    /** Content type and path of each file that may be asked for. */
    private static final Map<String, File> FILES = Map.of(
            "start.js", new File("text/javascript; charset=utf-8", "docs.js"),
            "swagger-ui-bundle.js", new File("text/javascript; charset=utf-8", WEBJAR + "swagger-ui-bundle.js"),
            "swagger-ui.css", new File("text/css; charset=utf-8", WEBJAR + "swagger-ui.css"),
            "favicon-32x32.png", new File("image/png", WEBJAR + "favicon-32x32.png"));

    @Override
    public Operation operation() {
        return Operation.get("/docs/{file}", "docsFile")
                .open()
                .does("Files of the documentation pages", "Scripts, styles and the icon that /docs needs.")
                .pathParameter(FILE, "swagger-ui.css")
                .answers(MediaType.ANY)
                .problems(ProblemType.NOT_FOUND)
                .build();
    }

    @Override
    public void handle(Context context) {
        var file = FILES.get(context.pathParam(FILE.name()));
        if (file == null) {
            throw Problem.of(ProblemType.NOT_FOUND, "The documentation has no such file; see /docs.")
                    .asException();
        }
        context.contentType(file.type()).header("Cache-Control", "max-age=3600").result(Resources.bytes(file.path()));
    }

    private static String version() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private record File(String type, String path) {}
}
