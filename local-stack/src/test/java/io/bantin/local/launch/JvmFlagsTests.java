package io.bantin.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.local.plan.Refusal;
import io.bantin.local.plan.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmFlagsTests {

    @Test
    void givesEachRoleItsHeap() {
        assertThat(JvmFlags.of(Role.STACK)).contains("-Xmx512m", "-XX:+UseSerialGC");
        assertThat(JvmFlags.of(Role.PORTAL)).contains("-Xmx192m", "-XX:+UseSerialGC");
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
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(JvmFlags.STACK_HEAP);
    }
}
