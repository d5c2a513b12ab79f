package io.bantin.category.tree;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** There is no category with that id, or no longer. */
final class CategoryNotFound extends Problem {

    private CategoryNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "category-not-found", "No such category", detail);
    }

    static CategoryNotFound withId(String id) {
        return new CategoryNotFound("There is no category with the id '%s'.".formatted(id));
    }
}
