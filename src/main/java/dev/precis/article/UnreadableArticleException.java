package dev.precis.article;

/** The submission holds no article that can be read. The message tells the caller what to change. */
public class UnreadableArticleException extends RuntimeException {
    private final Reason reason;

    public UnreadableArticleException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is nothing to read. */
    public enum Reason {
        /** Empty or blank. */
        EMPTY,
        /** Only page furniture: navigation, appeals, sharing buttons. */
        ONLY_FURNITURE,
        /** What stands at the address is a page that asks to pay, to log in, to accept, or tells of an error. */
        NOT_AN_ARTICLE,
        /** More paragraphs than any article has: a list or a dump. */
        TOO_MANY_PARAGRAPHS,
        /** More figures than any article has: a table or a dump, whose answer would be larger than anyone can read. */
        TOO_MANY_FIGURES
    }
}
