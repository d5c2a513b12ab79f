package io.bantin.notification.categories;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds categories by the names in imported files: an id, or a slug that only one selectable category has. */
public final class CategoryLookup {

    /** The category that was found, or why none was. */
    public sealed interface Result {}

    public record Found(String id) implements Result {}

    public record Unknown() implements Result {}

    public record Removed() implements Result {}

    public record Ambiguous() implements Result {}

    private final Map<String, Category> byId;
    private final Map<String, List<Category>> bySlug;

    private CategoryLookup(Map<String, Category> byId, Map<String, List<Category>> bySlug) {
        this.byId = byId;
        this.bySlug = bySlug;
    }

    static CategoryLookup of(Collection<Category> categories) {
        return new CategoryLookup(
                categories.stream().collect(toMap(Category::id, Function.identity())),
                categories.stream().collect(groupingBy(Category::slugOrOfName)));
    }

    public Result find(String idOrSlug) {
        Category named = byId.get(idOrSlug);
        if (named != null) {
            return named.removed() ? new Removed() : new Found(named.id());
        }
        List<Category> namesakes = bySlug.getOrDefault(idOrSlug, List.of());
        List<Category> selectable =
                namesakes.stream().filter(category -> !category.removed()).toList();
        if (selectable.isEmpty()) {
            return namesakes.isEmpty() ? new Unknown() : new Removed();
        }
        return selectable.size() == 1 ? new Found(selectable.getFirst().id()) : new Ambiguous();
    }

    public boolean canBeChosen(String id) {
        Category category = byId.get(id);
        return category != null && !category.removed();
    }

    boolean knows(Collection<String> names) {
        return names.stream().noneMatch(name -> find(name) instanceof Unknown);
    }

    /** The name for exports: the slug if it identifies the category, otherwise the id. */
    public String nameOf(String id) {
        Category category = byId.get(id);
        if (category == null || category.slugOrOfName().isEmpty()) {
            return id;
        }
        return find(category.slugOrOfName()).equals(new Found(id)) ? category.slugOrOfName() : id;
    }
}
