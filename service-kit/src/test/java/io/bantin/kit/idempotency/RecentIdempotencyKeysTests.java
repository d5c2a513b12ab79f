package io.bantin.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentIdempotencyKeysTests {

    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    private final UsedIdempotencyKey stored = Objects.requireNonNull(asked("k", "publish", "an", Map.of("a", 1), NOW));

    @Test
    void findsTheTransitionUnderTheKey() {
        assertThat(RecentIdempotencyKeys.find(List.of(stored), asked("k", "publish", "an", Map.of("a", 1), NOW)))
                .contains(stored);
    }

    @Test
    void findsNothingOfAnotherKeyRouteOrCaller() {
        assertThat(RecentIdempotencyKeys.find(List.of(stored), asked("l", "publish", "an", Map.of("a", 1), NOW)))
                .isEmpty();
        assertThat(RecentIdempotencyKeys.find(List.of(stored), asked("k", "withdraw", "an", Map.of("a", 1), NOW)))
                .isEmpty();
        assertThat(RecentIdempotencyKeys.find(List.of(stored), asked("k", "publish", "binh", Map.of("a", 1), NOW)))
                .isEmpty();
        assertThat(RecentIdempotencyKeys.find(List.of(stored), null)).isEmpty();
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        assertThatThrownBy(() ->
                        RecentIdempotencyKeys.find(List.of(stored), asked("k", "publish", "an", Map.of("a", 2), NOW)))
                .isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void forgetsAfterADay() {
        Instant tomorrow = NOW.plus(Duration.ofHours(24));

        assertThat(RecentIdempotencyKeys.find(List.of(stored), asked("k", "publish", "an", Map.of("a", 2), tomorrow)))
                .isEmpty();
    }

    @Test
    void asksNothingWithoutAKey() {
        assertThat(asked(null, "publish", "an", null, NOW)).isNull();
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThatThrownBy(() -> asked("k".repeat(256), "publish", "an", null, NOW))
                .isInstanceOf(InvalidInput.class);
    }

    private static @Nullable UsedIdempotencyKey asked(
            @Nullable String key, String route, String caller, @Nullable Object body, Instant now) {
        return RecentIdempotencyKeys.ofRequest(key, route, caller, body, 2, now);
    }
}
