package io.bantin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.torture.mutants.AgentJar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks the protocol on purpose: the checker must report it. With the same faults and without a mutation, the checker must
 * report nothing. Each case needs its own system, so this test runs with {@code -Ptorture}.
 */
@Tag("torture")
class MutantsIT {

    @Test
    void seesAMarkThatIsNotConditionalOnTheEpoch() {
        assertThat(under(FaultScenario::ofAStaleSender)).isEmpty();
        assertThat(under(FaultScenario::ofAStaleSender, "no-epoch")).isNotEmpty();
    }

    @Test
    void seesBitsThatAreSetBeforeAcceptance() {
        assertThat(under(FaultScenario::ofAKilledSender)).isEmpty();
        assertThat(under(FaultScenario::ofAKilledSender, "bits-early"))
                .anyMatch(said -> said.contains("and no mail was accepted"));
    }

    @Test
    void seesAPlannerThatGoesOnPastAStoredChunk() {
        assertThat(under(FaultScenario::ofAStalePlanner, "late-beats", "endless-turns"))
                .isEmpty();
        assertThat(under(FaultScenario::ofAStalePlanner, "late-beats", "endless-turns", "planner-skip"))
                .anyMatch(said -> said.contains("is not in its audience"));
    }

    private static List<String> under(Function<TortureSystem, List<String>> scenario, String... mutations) {
        var settings = mutations.length == 0
                ? Map.<String, String>of()
                : Map.of("JAVA_TOOL_OPTIONS", AgentJar.toolOptions(mutations));
        try (var system = TortureSystem.open(settings)) {
            var violations = scenario.apply(system);
            System.out.println(List.of(mutations) + ": " + violations.size() + " violations, the first "
                    + violations.stream().limit(3).toList());
            return violations;
        }
    }
}
