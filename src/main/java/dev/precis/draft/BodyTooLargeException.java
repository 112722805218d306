package dev.precis.draft;

import java.io.IOException;

/** A model server sent more than anyone needs for a summary. */
final class BodyTooLargeException extends IOException {
    BodyTooLargeException(int limit) {
        super("More than " + limit + " bytes");
    }
}
