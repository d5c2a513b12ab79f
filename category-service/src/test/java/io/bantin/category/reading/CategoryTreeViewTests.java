package io.bantin.category.reading;

import static io.bantin.category.reading.CategoryViewFixtures.aCategory;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.tree.CategoryView;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CategoryTreeViewTests {

    @Test
    void nestsEachCategoryBelowItsParent() {
        var categories = List.of(
                aCategory("xa", "Xã", "huyen", 1),
                aCategory("van-hoa", "Văn hóa", null, 2),
                aCategory("tinh", "Tỉnh", "tin", 2),
                aCategory("huyen", "Huyện", "tinh", 1),
                aCategory("tin", "Tin", null, 1),
                aCategory("the-gioi", "Thế giới", "tin", 1));

        assertThat(sketch(CategoryTreeView.tree(categories, SiblingOrder.inOrder())))
                .isEqualTo("tin(the-gioi tinh(huyen(xa))) van-hoa");
    }

    @Test
    void isEmptyWithoutCategories() {
        assertThat(CategoryTreeView.tree(List.of(), SiblingOrder.inOrder())).isEmpty();
    }

    @Test
    void containsAllFieldsOfACategory() {
        var category = new CategoryView("a", 7, "Tin", "tin", "Mới", null, 4);

        assertThat(CategoryTreeView.tree(List.of(category), SiblingOrder.inOrder()))
                .containsExactly(new CategoryTreeView("a", 7, "Tin", "tin", "Mới", null, 4, List.of()));
    }

    private static String sketch(List<CategoryTreeView> branches) {
        return branches.stream()
                .map(branch -> branch.id() + (branch.children().isEmpty() ? "" : "(" + sketch(branch.children()) + ")"))
                .collect(Collectors.joining(" "));
    }
}
