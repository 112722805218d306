package dev.precis.trace;

import java.util.Map;

/** A piece of work with its beginning and end. Names and values come from us, never from what callers send. */
public interface Span {
    /** Where nothing is traced. */
    Span NONE = new Span() {
        @Override
        public Span child(String name, Map<String, String> attributes) {
            return this;
        }

        @Override
        public void put(String key, String value) {}

        @Override
        public void put(String key, long value) {}

        @Override
        public void fail(String why) {}

        @Override
        public void end() {}

        @Override
        public String traceId() {
            return "";
        }
    };

    /** Begins a part of it. */
    Span child(String name, Map<String, String> attributes);

    void put(String key, String value);

    void put(String key, long value);

    /** Marks it as failed. */
    void fail(String why);

    void end();

    /** 32 hexadecimal digits; empty where nothing is traced. */
    String traceId();
}
