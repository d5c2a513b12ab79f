package io.bantin.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoryNamesTests {

    private final CategoryNames names = CategoryNames.parse("""
            {"categories": [{"slug": "kinh-te", "name": "Kinh tế", "position": 4, "children": [
                {"slug": "thuy-san", "name": "Thuỷ sản", "description": "Tôm, cá"}]}]}
            """);

    @Test
    void leadsToACategoryFromTheRoot() {
        assertThat(names.pathTo("thuy-san"))
                .extracting(CategoryNames.Named::name)
                .containsExactly("Kinh tế", "Thuỷ sản");
    }

    @Test
    void callsACategoryThatNobodyNamedAfterItsSlug() {
        assertThat(names.pathTo("tin-vui"))
                .extracting(CategoryNames.Named::name)
                .containsExactly("Tin vui");
    }
}
