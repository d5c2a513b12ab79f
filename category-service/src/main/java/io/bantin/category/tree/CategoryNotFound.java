package io.bantin.category.tree;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No category has this id, or it was removed. */
final class CategoryNotFound extends Problem {

    private CategoryNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "category-not-found", "No such category", detail);
    }

    static CategoryNotFound withId(String id) {
        return new CategoryNotFound("There is no category with the id '%s'.".formatted(id));
    }
}
