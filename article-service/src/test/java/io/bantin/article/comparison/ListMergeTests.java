package io.bantin.article.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListMergeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | a b c | a b d | a b c d",
                "a b | a c b | a b d | a c b d",
                "a b | b | a b d | b d",
                "a b | a b | b | b",
                "a b | b a | a b | b a",
                "a b | b a | a b c | a b c",
                "a b | a b c | a b c | a b c",
                "a b | c | d | d c",
                "'' | c | d | d c",
                "a | '' | '' | ''"
            })
    void takesTheAdditionsAndTheRemovalsOfBoth(String base, String mine, String theirs, String merged) {
        assertThat(ListMerge.of(items(base), items(mine), items(theirs))).isEqualTo(items(merged));
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
