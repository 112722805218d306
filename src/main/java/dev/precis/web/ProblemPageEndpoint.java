package dev.precis.web;

import io.javalin.http.Context;
import java.util.Arrays;

/** The page behind the {@code type} of each problem. */
final class ProblemPageEndpoint implements Endpoint {
    static final Field<String> TYPE = Field.text("type", 40, "Last part of a problem's type.");

    @Override
    public Operation operation() {
        return Operation.get("/problems/{type}", "explainProblem")
                .open()
                .does(
                        "Page that explains a kind of problem",
                        "The type of every problem is the address of such a page.")
                .pathParameter(TYPE, ProblemType.INVALID_REQUEST.slug())
                .answers(MediaType.HTML)
                .problems(ProblemType.NOT_FOUND)
                .build();
    }

    @Override
    public void handle(Context context) {
        var type = Arrays.stream(ProblemType.values())
                .filter(each -> each.slug().equals(context.pathParam(TYPE.name())))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such kind of problem; see /docs.")
                        .asException());
        var page = Resources.text("problem.html")
                .replace("{{title}}", Page.escape(type.title()))
                .replace("{{status}}", String.valueOf(type.status()))
                .replace("{{type}}", type.uri())
                .replace("{{meaning}}", Page.escape(type.meaning()));
        Page.html(context, page);
    }
}
