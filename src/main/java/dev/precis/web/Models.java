package dev.precis.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The models a caller may ask for.
 *
 * @param all the default first; at least one
 * @param providers tells of each provider whether it is asked at present, or left alone because it fails
 */
public record Models(List<Model> all, Supplier<Map<String, Boolean>> providers) {
    /** Models whose providers never fail. */
    public Models(List<Model> all) {
        this(all, Map::of);
    }

    public Models {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A service needs at least one model");
        }
    }

    public Model standard() {
        return all.get(0);
    }

    /** The model of that name; the default for null; empty where it is not configured. */
    Optional<Model> find(@Nullable String name) {
        if (name == null) {
            return Optional.of(standard());
        }
        return all.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    String names() {
        return all.stream().map(Model::name).collect(Collectors.joining(", "));
    }

    /**
     * One model.
     *
     * @param name as callers name it: {@code provider/model}
     * @param translates true where it can write in another language than the article's
     */
    public record Model(String name, boolean translates) {
        String provider() {
            return name.substring(0, Math.max(0, name.indexOf('/')));
        }
    }
}
