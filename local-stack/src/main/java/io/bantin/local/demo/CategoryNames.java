package io.bantin.local.demo;

import io.bantin.local.plan.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The names of the categories of a folder of articles, read from its {@code categories.json}. */
final class CategoryNames {

    /** A category and its children in that file. */
    record Named(
            String slug,
            String name,
            @Nullable String description,
            @Nullable Integer position,
            @Nullable List<Named> children) {

        static Named from(String slug) {
            var words = slug.replace('-', ' ');
            return new Named(
                    slug, words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), null, null, null);
        }

        List<Named> below() {
            return children == null ? List.of() : children;
        }
    }

    private record File(List<Named> categories) {}

    private final List<Named> roots;

    private CategoryNames(List<Named> roots) {
        this.roots = roots;
    }

    static CategoryNames beside(Path article) {
        var file = article.toAbsolutePath().resolveSibling("categories.json");
        if (!Files.exists(file)) {
            return new CategoryNames(List.of());
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new CommandFailed("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    static CategoryNames parse(String json) {
        return new CategoryNames(
                JsonMapper.builder().build().readValue(json, File.class).categories());
    }

    /** The ancestors of the category, root first, and the category. One that the file lacks is a root named after its slug. */
    List<Named> pathTo(String slug) {
        return find(slug, roots).orElseGet(() -> List.of(Named.from(slug)));
    }

    private static Optional<List<Named>> find(String slug, List<Named> siblings) {
        for (var category : siblings) {
            if (category.slug().equals(slug)) {
                return Optional.of(List.of(category));
            }
            var below = find(slug, category.below());
            if (below.isPresent()) {
                var path = new ArrayList<Named>();
                path.add(category);
                path.addAll(below.get());
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
