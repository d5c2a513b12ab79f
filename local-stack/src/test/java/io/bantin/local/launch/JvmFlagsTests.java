package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.CommandFailed;
import io.bantin.local.plan.ProcessKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFlagsTests {

    @Test
    void givesEachRoleItsHeap() {
        assertThat(JvmFlags.of(ProcessKind.STACK)).contains("-Xmx512m", "-XX:+UseSerialGC");
        assertThat(JvmFlags.of(ProcessKind.ARTICLE_SERVICE)).contains("-Xmx256m");
        assertThat(JvmFlags.of(ProcessKind.PORTAL)).contains("-Xmx192m", "-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"768m", "2g", "3G"})
    void takesASize(String size) {
        assertThat(JvmFlags.heap(size)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0g", "2 g", "lots", "1g -version"})
    void refusesWhatIsNone(String size) {
        assertThatThrownBy(() -> JvmFlags.heap(size))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(JvmFlags.STACK_HEAP);
    }
}
