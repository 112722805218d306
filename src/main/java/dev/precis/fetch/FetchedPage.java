package dev.precis.fetch;

/**
 * A page as its server sent it.
 *
 * @param url where it stood at last, after all redirects
 * @param html false where it is plain text
 * @param content decoded
 */
public record FetchedPage(String url, boolean html, String content) {}
