package dev.precis.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes a problem before Javalin is asked, and lets the rest of the body run out so that the client comes to read it. */
final class EdgeAnswer {
    private EdgeAnswer() {}

    /** Always true: the request is handled. */
    static boolean write(Request request, Response response, Callback callback, Problem problem) {
        var id = RequestId.of(request, request.getHeaders().get(RequestId.HEADER));
        var headers = response.getHeaders();
        response.setStatus(problem.type().status());
        headers.put(RequestId.HEADER, id);
        headers.put(HttpHeader.CONTENT_TYPE, MediaType.PROBLEM);
        problem.headers().forEach(headers::put);
        var body = Json.bytes(ProblemView.of(problem, id));
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        // Who was too slow is not waited for again.
        var drained = problem.type() == ProblemType.REQUEST_TIMEOUT
                ? callback
                : Callback.from(() -> Drain.of(request, callback), callback::failed);
        response.write(true, ByteBuffer.wrap(body), drained);
        return true;
    }
}
