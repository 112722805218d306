package dev.precis.web;

/** Requests and answers that the API document shows. */
final class Examples {
    static final String TEXT = "The harbour authority said on Monday that 14 ships had been held back by ice.";
    static final String HTML = "<!doctype html><html lang=\"en\"><body><p>" + TEXT + "</p></body></html>";
    static final Object FIGURES = "";

    private Examples() {}
}
