package io.bantin.article.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CategoryTreeTests {

    private final CategoryTree tree = new CategoryTree(List.of(
            category("tin", null),
            category("tinh", "tin"),
            category("huyen", "tinh"),
            category("the-thao", null),
            category("vong", "tron"),
            category("tron", "vong")));

    @Test
    void returnsThePathFromTheRoot() {
        assertThat(tree.path("huyen")).containsExactly("tin", "tinh", "huyen");
        assertThat(tree.path("the-thao")).containsExactly("the-thao");
        assertThat(tree.path("la")).containsExactly("la");
    }

    @Test
    void subtreeContainsTheCategoryAndAllBelow() {
        assertThat(tree.subtree("tin")).containsExactlyInAnyOrder("tin", "tinh", "huyen");
        assertThat(tree.subtree("huyen")).containsExactly("huyen");
    }

    @Test
    void terminatesOnACycle() {
        assertThat(tree.path("vong")).containsExactly("tron", "vong");
        assertThat(tree.subtree("vong")).containsExactlyInAnyOrder("vong", "tron");
    }

    private static Category category(String id, @Nullable String parentId) {
        return new Category(id, 1, id, parentId, false);
    }
}
