package io.bantin.torture;

import io.bantin.local.plan.ProcessKind;
import io.bantin.sink.Behaviour;
import io.bantin.sink.Fault;
import io.bantin.sink.Fault.CutOff;
import io.bantin.sink.Fault.LostAnswer;
import io.bantin.sink.Fault.Refusal;
import io.bantin.sink.Fault.Standstill;
import io.bantin.sink.Fault.Step;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All faults and actions of one round, derived from the seed alone.
 *
 * @param readers the number of subscribers
 * @param faults how the mail server treats mails to them
 * @param unknown the numbers of the subscribers whose address does not exist
 * @param leavers the subscribers who leave during the round, and when
 * @param cancelAt when the campaign of the second article is cancelled; usually null
 */
record RoundPlan(
        long seed,
        int readers,
        Duration delay,
        List<Chance> faults,
        List<Integer> unknown,
        List<Leave> leavers,
        @Nullable Duration cancelAt,
        List<InjectedFault> processFaults) {

    static final Duration SECOND_ARTICLE = Duration.ofMillis(700);

    private static final int INSTANCES = 2;
    private static final int MAX_STALL_MILLIS = 14_000;
    private static final int BUSY_MILLIS = 9_000;

    /** A fault of the mail server, and the share of first attempts that meet it. */
    record Chance(double rate, Fault fault) {}

    record Leave(int reader, Duration at) {}

    static RoundPlan of(long seed) {
        var random = new SplittableRandom(seed);
        int readers = random.nextInt(300, 1_500);
        return new RoundPlan(
                seed,
                readers,
                Duration.ofMillis(random.nextInt(0, 9)),
                faults(random),
                IntStream.range(0, 3)
                        .map(_ -> random.nextInt(readers))
                        .distinct()
                        .boxed()
                        .toList(),
                IntStream.range(0, 12)
                        .map(_ -> random.nextInt(readers))
                        .distinct()
                        .mapToObj(reader -> new Leave(reader, moment(random)))
                        .toList(),
                random.nextInt(5) == 0 ? SECOND_ARTICLE.plusMillis(random.nextInt(200, 4_000)) : null,
                IntStream.range(0, random.nextInt(2, 5))
                        .mapToObj(_ -> fault(random))
                        .sorted(Comparator.comparing(InjectedFault::at))
                        .toList());
    }

    Behaviour behaviour(List<String> addresses) {
        var behaviour = Behaviour.seeded(seed).taking(delay);
        for (int reader : unknown) {
            behaviour = behaviour.always(addresses.get(reader), new Refusal(Step.RECIPIENT, "550 5.1.1 No such user"));
        }
        for (var chance : faults) {
            behaviour = behaviour.sometimesAtFirst(chance.rate(), chance.fault());
        }
        return behaviour;
    }

    /** The faults that may cause repeated mails: a sender or its store dies or stalls. */
    long processFaultsOf(ProcessKind... roles) {
        return processFaults.stream()
                .filter(fault -> List.of(roles).contains(fault.role()))
                .count();
    }

    /** The longest stall of a sender. */
    Duration longestStall() {
        return processFaults.stream()
                .map(fault -> switch (fault) {
                    case InjectedFault.Stall stall -> stall.length();
                    case InjectedFault.Kill _ -> Duration.ZERO;
                })
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static List<Chance> faults(SplittableRandom random) {
        return List.of(
                new Chance(random.nextDouble(0.05), new Refusal(Step.RECIPIENT, "451 4.7.1 Greylisted, come back")),
                new Chance(random.nextDouble(0.02), new Refusal(Step.CONTENT, "452 4.2.2 Mailbox full for now")),
                new Chance(random.nextDouble(0.006), new CutOff()),
                new Chance(random.nextInt(2) * 0.006, new LostAnswer()),
                new Chance(random.nextDouble(0.002), new Standstill(Step.CONTENT, Duration.ofSeconds(2))),
                new Chance(random.nextDouble(0.002), new Refusal(Step.RECIPIENT, "421 4.3.2 Try another connection")));
    }

    /** Processes that can lose or repeat a mail get most of the faults. */
    private static InjectedFault fault(SplittableRandom random) {
        var at = moment(random);
        int dice = random.nextInt(100);
        ProcessKind role = dice < 60
                ? ProcessKind.NOTIFICATION_SERVICE
                : dice < 75 ? ProcessKind.STACK : dice < 88 ? ProcessKind.ARTICLE_SERVICE : anyOther(random);
        int instance = role == ProcessKind.NOTIFICATION_SERVICE ? random.nextInt(INSTANCES) : 0;
        return random.nextBoolean()
                ? new InjectedFault.Kill(at, role, instance)
                : new InjectedFault.Stall(
                        at, role, instance, Duration.ofMillis(random.nextInt(500, longestStall(role))));
    }

    /** If everything else stalls as well, a longer stall only takes more time. */
    private static int longestStall(ProcessKind role) {
        return role == ProcessKind.NOTIFICATION_SERVICE ? MAX_STALL_MILLIS : MAX_STALL_MILLIS / 4;
    }

    private static ProcessKind anyOther(SplittableRandom random) {
        return List.of(ProcessKind.GATEWAY, ProcessKind.CATEGORY_SERVICE, ProcessKind.PORTAL)
                .get(random.nextInt(3));
    }

    private static Duration moment(SplittableRandom random) {
        return Duration.ofMillis(random.nextInt(BUSY_MILLIS));
    }
}
