package io.bantin.kit.etags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.problems.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTests {

    @Test
    void readsItsOwnEtags() {
        assertThat(Etags.required(Etags.of(42))).isEqualTo(42);
    }

    @Test
    void demandsAVersion() {
        assertThatThrownBy(() -> Etags.required(null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        e -> assertThat(e.getStatusCode().value()).isEqualTo(428));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"3\", \"4\"", "*", "\"x\"", "\"-1\"", "\"9999999999999999999\""})
    void refusesEtagsThatTheServerNeverSent(String ifMatch) {
        assertThatThrownBy(() -> Etags.required(ifMatch)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesAStaleVersion() {
        Etags.match(3, 3);
        assertThatThrownBy(() -> Etags.match(3, 4))
                .isInstanceOf(VersionConflict.class)
                .hasMessageContaining("version 3")
                .hasMessageContaining("is 4");
    }
}
