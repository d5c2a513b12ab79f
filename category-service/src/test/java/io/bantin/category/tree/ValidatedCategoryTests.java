package io.bantin.category.tree;

import static io.bantin.category.tree.CategoryFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bantin.category.tree.CategoryController.CategoryRequest;
import io.bantin.kit.problems.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatedCategoryTests {

    @Test
    void cleansNameAndDescription() {
        var entry = ValidatedCategory.of(new CategoryRequest(
                "  Nông nghiệp &\u00a0Nông thôn ", null, "Mùa vụ,\n giá\u200b nông sản.", null, null));

        assertThat(entry)
                .isEqualTo(new ValidatedCategory(
                        "Nông nghiệp & Nông thôn", "nong-nghiep-nong-thon", "Mùa vụ, giá nông sản.", null));
    }

    @Test
    void keepsASlugThatWasSent() {
        assertThat(ValidatedCategory.of(new CategoryRequest("Thể thao", "the-thao-24h", null, null, 3)))
                .isEqualTo(new ValidatedCategory("Thể thao", "the-thao-24h", null, 3));
        assertThat(ValidatedCategory.of(new CategoryRequest("Thể thao", " ", " ", null, 0)))
                .isEqualTo(new ValidatedCategory("Thể thao", "the-thao", null, 0));
    }

    @Test
    void hasNoSlugIfTheNameHasNoLatinLetters() {
        assertThat(ValidatedCategory.of(aRequest("新闻")).slug()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u200b", "\n"})
    void requiresAName(@Nullable String name) {
        assertThat(refusal(aRequest(name))).isEqualTo("name: must not be empty.");
    }

    @Test
    void countsCodePointsAfterCleaning() {
        // The first has two UTF-16 units for each character, the second two code points before cleaning.
        assertThat(ValidatedCategory.of(aRequest("𝒂".repeat(120))).name()).hasSize(240);
        assertThat(ValidatedCategory.of(aRequest("e\u0302".repeat(120))).name()).isEqualTo("ê".repeat(120));
        assertThat(refusal(aRequest("ộ".repeat(121)))).isEqualTo("name: must not be longer than 120 characters.");
        assertThat(refusal(new CategoryRequest("a", null, "b".repeat(1001), null, null)))
                .isEqualTo("description: must not be longer than 1000 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thể Thao", "the thao", "the--thao", "-the-thao", "the-thao-", "../x", "ĐẢNG", "?"})
    void refusesAnInvalidSlug(String slug) {
        assertThat(refusal(new CategoryRequest("Thể thao", slug, null, null, null)))
                .isEqualTo("slug: must be words of a-z and 0-9 joined by hyphens, for example 'the-thao'.");
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000001", "2147483647"})
    void refusesAnInvalidPosition(int position) {
        assertThat(refusal(new CategoryRequest("a", null, null, null, position)))
                .isEqualTo("position: must be a number from 0 to 1000000.");
    }

    @Test
    void reportsAllErrorsTogether() {
        assertThat(refusal(new CategoryRequest("", "A", "b".repeat(1001), null, -1)))
                .isEqualTo("4 fields are not valid.");
    }

    private static @Nullable String refusal(CategoryRequest request) {
        return catchThrowableOfType(InvalidInput.class, () -> ValidatedCategory.of(request))
                .getBody()
                .getDetail();
    }
}
