package io.bantin.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTests {

    @Test
    void areOrderedAndOfOneForm() {
        String before = Ids.next();
        for (int i = 0; i < 10_000; i++) {
            String next = Ids.next();
            assertThat(next).matches("[0-9a-z]{13}").isGreaterThan(before);
            before = next;
        }
    }

    @Test
    void differBetweenProcessesWithDifferentNodes() {
        var one = Ids.factory(1);
        var other = Ids.factory(65_535);
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            assertThat(all.add(Ids.next(one))).isTrue();
            assertThat(all.add(Ids.next(other))).isTrue();
        }
    }

    @Test
    void takeTheNodeFromTheOperatorOrAtRandom() {
        assertThat(Ids.node(" 7 ")).isEqualTo(7);
        assertThat(Ids.node(null)).isBetween(0, 65_535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "seven"})
    void refuseANodeThatIsNone(String configured) {
        assertThatThrownBy(() -> Ids.node(configured)).isInstanceOf(IllegalArgumentException.class);
    }
}
