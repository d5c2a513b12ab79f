package io.bantin.notification.campaigns.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 499, 500})
    void hasAsManyBytesAsItsBitsNeed(int size) {
        assertThat(Bitmap.empty(size).bytes()).hasSize(-Math.floorDiv(-size, 8));
    }

    @Test
    void keepsEachBitApart() {
        Bitmap bitmap = Bitmap.empty(500).with(List.of(0, 7, 8, 255, 499));

        assertThat(bitmap.count()).isEqualTo(5);
        assertThat(bitmap.get(7)).isTrue();
        assertThat(bitmap.get(8)).isTrue();
        assertThat(bitmap.get(9)).isFalse();
        assertThat(bitmap.get(499)).isTrue();
        assertThat(bitmap.get(498)).isFalse();
    }

    @Test
    void leavesTheOneItCameFromAsItWas() {
        Bitmap before = Bitmap.empty(8);
        before.with(List.of(3));
        assertThat(before.count()).isZero();
    }
}
