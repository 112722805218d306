package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.AccessSettings;
import dev.precis.access.ApiKey;
import dev.precis.access.KeyEntry;
import dev.precis.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys for tests, which come and go at once as far as the ring's look every two seconds allows. */
final class TestKeys {
    final ApiKey use = ApiKey.random();
    final ApiKey other = ApiKey.random();
    final ApiKey admin = ApiKey.random();

    private final List<KeyEntry> entries = new CopyOnWriteArrayList<>();

    TestKeys() {
        add("newsroom", Role.USE, use);
        add("agency", Role.USE, other);
        add("operator", Role.ADMIN, admin);
    }

    void add(String name, Role role, ApiKey key) {
        entries.add(KeyEntry.of(name, role, key, Instant.EPOCH));
    }

    void revoke(ApiKey key) {
        entries.replaceAll(entry -> entry.hash().equals(key.hash())
                ? new KeyEntry(entry.id(), entry.name(), entry.role(), entry.hash(), entry.created(), Instant.EPOCH)
                : entry);
    }

    Access access(AccessSettings settings) {
        return Access.of(settings, () -> entries, true);
    }

    /** What the service calls a key. */
    String id(ApiKey key) {
        return entries.stream()
                .filter(entry -> entry.hash().equals(key.hash()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** The header that shows a key. */
    static String[] header(ApiKey key) {
        return new String[] {"Authorization", "Bearer " + key.secret()};
    }
}
