package io.bantin.bench.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveHeapTests {

    @Test
    void addsTheGenerationsUp() {
        assertThat(LiveHeap.parse("""
                        4711:
                        DefNew     total 19648K, used 512K [0x00000000f4000000, 0x00000000f5550000, 0x00000000f8000000)
                          eden space 17472K,   2% used [0x00000000f4000000, 0x00000000f4080000, 0x00000000f5110000)
                        Tenured    total 43696K, used 40448K [0x00000000f8000000, 0x00000000faaac000, 0x0000000100000000)
                        Metaspace       used 70000K, committed 71000K, reserved 327680K
                        """)).isEqualTo(40);
    }

    @Test
    void refusesTheAnswerOfAnotherCollector() {
        assertThatThrownBy(() -> LiveHeap.parse("garbage-first heap   total 65536K, used 30000K"))
                .isInstanceOf(IllegalStateException.class);
    }
}
