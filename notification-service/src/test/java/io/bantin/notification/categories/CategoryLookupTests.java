package io.bantin.notification.categories;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.categories.CategoryLookup.Ambiguous;
import io.bantin.notification.categories.CategoryLookup.Found;
import io.bantin.notification.categories.CategoryLookup.Removed;
import io.bantin.notification.categories.CategoryLookup.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryLookupTests {

    private final CategoryLookup directory = CategoryLookup.of(List.of(
            new Category("0000000000001", 1, "Tin", "tin", false),
            new Category("0000000000002", 1, "Nông nghiệp", "nong-nghiep", false),
            new Category("0000000000003", 1, "Nông nghiệp", "nong-nghiep", false),
            new Category("0000000000004", 2, "Cũ", "cu", true),
            new Category("0000000000005", 2, "Tin", "tin", true),
            new Category("0000000000006", 1, "新聞", "", false),
            new Category("0000000000007", 1, "Dân vận khéo", null, false)));

    @Test
    void findsByIdOrBySlug() {
        assertThat(directory.find("0000000000002")).isEqualTo(new Found("0000000000002"));
        assertThat(directory.find("tin")).isEqualTo(new Found("0000000000001"));
        assertThat(directory.find("dan-van-kheo")).isEqualTo(new Found("0000000000007"));
    }

    @Test
    void explainsWhyItFindsNoCategory() {
        assertThat(directory.find("nong-nghiep")).isEqualTo(new Ambiguous());
        assertThat(directory.find("cu")).isEqualTo(new Removed());
        assertThat(directory.find("0000000000004")).isEqualTo(new Removed());
        assertThat(directory.find("nothing")).isEqualTo(new Unknown());
    }

    @Test
    void namesEachCategorySoThatItIsFoundAgain() {
        assertThat(directory.nameOf("0000000000001")).isEqualTo("tin");
        assertThat(directory.nameOf("0000000000002")).isEqualTo("0000000000002");
        assertThat(directory.nameOf("0000000000004")).isEqualTo("0000000000004");
        assertThat(directory.nameOf("0000000000006")).isEqualTo("0000000000006");
        assertThat(directory.nameOf("unknown")).isEqualTo("unknown");
    }
}
