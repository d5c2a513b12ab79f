package io.bantin.stack.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class MergingIteratorTests {

    @Test
    void sortsAndFindsEachOnce() {
        assertThat(merged(false, List.of(List.of("a", "c", "d"), List.of("b", "c"), List.of(), List.of("c", "e"))))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(merged(true, List.of(List.of("d", "c", "a"), List.of("c", "b"))))
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void endsWhereNothingIs() {
        var nothing = new MergingIterator(List.of(), false);
        assertThat(nothing.hasNext()).isFalse();
        assertThatThrownBy(nothing::next).isInstanceOf(NoSuchElementException.class);
    }

    private static Iterable<String> merged(boolean descending, List<List<String>> rows) {
        return () -> new MergingIterator(rows.stream().map(List::iterator).toList(), descending);
    }
}
