package io.bantin.category.tree;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** The category cannot be removed while it has subcategories or published articles. */
final class CategoryInUse extends Problem {

    private CategoryInUse(String detail) {
        super(HttpStatus.CONFLICT, "category-in-use", "Category in use", detail);
    }

    static CategoryInUse byChild(Category category, Category child) {
        return new CategoryInUse(
                "'%s' has the category '%s' below it; remove that one first.".formatted(category.name(), child.name()));
    }

    static CategoryInUse byArticles(Category category, long articles) {
        return new CategoryInUse("'%s' has %d published %s; move or withdraw %s first."
                .formatted(
                        category.name(),
                        articles,
                        articles == 1 ? "article" : "articles",
                        articles == 1 ? "it" : "them"));
    }
}
