package dev.precis.fetch;

/** There is no page. The message tells the caller why and holds nothing of what was fetched. */
public final class FetchException extends RuntimeException {
    private final Reason reason;

    public FetchException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why there is none. */
    public enum Reason {
        /** Fetching is switched off. */
        OFF,
        /** The address is not one that is ever fetched: another scheme, another port, a user name in it. */
        BAD_ADDRESS,
        /** Nothing public answers there. Whether it is forbidden, closed or silent is never told. */
        UNREACHABLE,
        /** It answers with something that is no page of text. */
        UNSUPPORTED_TYPE,
        /** The site answers that it does not give the page out. */
        REFUSED,
        /** It answers and cannot be read: too slow, too large, broken off, too many redirects. */
        FAILED,
        /** Too many pages are being fetched at this moment. */
        BUSY
    }
}
