package io.bantin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rounds of random faults. The seed decides each: {@code -Dtorture.seed=N -Dtorture.rounds=1} repeats one, as far as
 * the scheduler of the machine allows it.
 */
class TortureIT {

    private static TortureSystem system;

    @BeforeAll
    static void open() {
        system = TortureSystem.open();
    }

    @AfterAll
    static void close() {
        system.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("torture.rounds", 3))
                .map(round -> Long.getLong("torture.seed", 1) + round);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesAndRepeatsNoMoreThanIsPromised(long seed) throws InterruptedException, ExecutionException {
        var plan = RoundPlan.of(seed);
        System.out.println(plan);

        var evidence = new TortureRound(system, plan, Math.toIntExact(seed % 10_000)).play();

        System.out.printf(
                "seed %d: %d readers, %d mails, %d of them repeats%n",
                seed, plan.readers(), evidence.acceptances().size(), repeats(evidence));
        assertThat(Checker.violations(evidence)).as(plan.toString()).isEmpty();
    }

    private static long repeats(Evidence evidence) {
        return evidence.acceptances().size()
                - evidence.acceptances().stream()
                        .map(mail -> mail.messageId() + mail.recipient())
                        .distinct()
                        .count();
    }
}
