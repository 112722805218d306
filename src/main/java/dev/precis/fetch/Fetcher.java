package dev.precis.fetch;

/** Fetches the page at an address. Thread-safe. */
public interface Fetcher {
    /** Opens no connection and says which setting would. */
    Fetcher OFF = url -> {
        throw new FetchException(
                FetchException.Reason.OFF,
                "This service does not fetch pages: PRECIS_FETCH is off. Send the article itself as text or html, or ask"
                        + " the operator to set PRECIS_FETCH=on.");
    };

    /** @throws FetchException saying why there is no page */
    FetchedPage fetch(String url);
}
