package io.bantin.portal.contentapi;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category with its children, in the order that editors gave them. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Category(
        String id, String name, String slug, @Nullable String description, List<Category> children) {

    public Category {
        slug = slug == null ? "" : slug;
        children = children == null ? List.of() : children;
    }

    /** The path of its page. */
    public String path() {
        return "/c/" + (slug.isEmpty() ? id : slug + "-" + id);
    }
}
