package io.bantin.portal.newsroom;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category with those below it, in the order of the newsroom. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Category(
        String id, String name, String slug, @Nullable String description, List<Category> children) {

    public Category {
        slug = slug == null ? "" : slug;
        children = children == null ? List.of() : children;
    }

    /** Where its page is. */
    public String path() {
        return "/c/" + (slug.isEmpty() ? id : slug + "-" + id);
    }
}
