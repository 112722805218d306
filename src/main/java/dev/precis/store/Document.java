package dev.precis.store;

/**
 * A finished answer, as it left the service for the first time.
 *
 * @param id of the summary, a UUID of version 7
 * @param created milliseconds since 1970, by the clock of the instance that made it
 * @param articleSha256 lower-case hex
 * @param model who wrote it
 * @param bytes JSON in UTF-8; never changed by whoever holds it
 */
@SuppressWarnings("ArrayRecordComponent") // It is known by its id; the bytes are only carried.
public record Document(String id, long created, String articleSha256, String model, byte[] bytes) {}
