package io.bantin.category.reading;

import static io.bantin.category.reading.CategoryViewFixtures.aCategory;
import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.category.tree.CategoryView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiblingOrderTests {

    @Test
    void ordersByPositionBeforeName() {
        assertThat(inOrder(aCategory("An ninh", 10), aCategory("Ý kiến", 9), aCategory("Bạn đọc", 9)))
                .containsExactly("Bạn đọc", "Ý kiến", "An ninh");
    }

    @Test
    void followsTheVietnameseAlphabet() {
        var alphabet = List.of(
                "An ninh",
                "Ăn uống",
                "Âm nhạc",
                "Bạn đọc",
                "Dân vận",
                "Du lịch",
                "Đời sống",
                "Em bé",
                "Êm dịu",
                "Ong",
                "Ô tô",
                "Ở trọ",
                "Tin",
                "Ủng hộ",
                "Ưu tiên",
                "Ý kiến");

        assertThat(sortedByName(alphabet)).isEqualTo(alphabet);
    }

    @Test
    void ordersTonesLikeADictionary() {
        var tones = List.of("ma", "mà", "mả", "mã", "má", "mạ");

        assertThat(sortedByName(tones)).isEqualTo(tones);
    }

    @Test
    void ignoresTheDefaultLocale() {
        var machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("sv"));
            assertThat(sortedByName(List.of("Âm nhạc", "Ong"))).containsExactly("Âm nhạc", "Ong");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void ordersEqualNamesById() {
        var first = aCategory("a", "Tin", null, 1);
        var second = aCategory("b", "Tin", null, 1);

        assertThat(Stream.of(second, first).sorted(SiblingOrder.inOrder())).containsExactly(first, second);
    }

    private static List<String> sortedByName(List<String> names) {
        return inOrder(names.reversed().stream().map(name -> aCategory(name, 1)).toArray(CategoryView[]::new));
    }

    private static List<String> inOrder(CategoryView... categories) {
        return Stream.of(categories)
                .sorted(SiblingOrder.inOrder())
                .map(CategoryView::name)
                .toList();
    }
}
