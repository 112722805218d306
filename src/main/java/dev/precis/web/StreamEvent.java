package dev.precis.web;

/**
 * One server-sent event.
 *
 * @param json its data, without line breaks
 */
record StreamEvent(String name, byte[] json) {
    static StreamEvent of(String name, Object view) {
        return new StreamEvent(name, Json.bytes(view));
    }
}
