package io.bantin.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the sink treats senders. A fault depends on the seed, the recipient and the number of attempts to this recipient,
 * and never on the order of connections, so the same seed gives the same faults.
 *
 * @param delay how long every mail takes
 * @param rules the faults; the first that applies happens
 */
public record Behaviour(long seed, Duration delay, List<Rule> rules) {

    /** Accepts everything at once. */
    public static final Behaviour FLAWLESS = seeded(0);

    private static final long ODD = 0x9E3779B97F4A7C15L;

    /**
     * A fault, and the attempts that meet it.
     *
     * @param recipient any recipient if null
     * @param attempts how often one recipient may meet the fault
     * @param rate the share of these attempts that meet the fault, from 0 to 1
     */
    record Rule(@Nullable String recipient, int attempts, double rate, Fault fault) {

        boolean applies(String to, int attempt, SplittableRandom chance) {
            return (recipient == null || recipient.equalsIgnoreCase(to))
                    && attempt <= attempts
                    && chance.nextDouble() < rate;
        }
    }

    public static Behaviour seeded(long seed) {
        return new Behaviour(seed, Duration.ZERO, List.of());
    }

    /** Delays the answer to every mail. */
    public Behaviour taking(Duration newDelay) {
        return new Behaviour(seed, newDelay, rules);
    }

    /** This share of all attempts meets the fault. */
    public Behaviour sometimes(double rate, Fault fault) {
        return with(new Rule(null, Integer.MAX_VALUE, rate, fault));
    }

    /** This share of all first attempts meets the fault: no recipient meets it twice. */
    public Behaviour sometimesAtFirst(double rate, Fault fault) {
        return with(new Rule(null, 1, rate, fault));
    }

    /** Every attempt to this recipient meets the fault. */
    public Behaviour always(String recipient, Fault fault) {
        return with(new Rule(recipient, Integer.MAX_VALUE, 1, fault));
    }

    /** The first attempts to this recipient meet the fault. */
    public Behaviour first(int attempts, String recipient, Fault fault) {
        return with(new Rule(recipient, attempts, 1, fault));
    }

    /** The fault of this attempt to this recipient, counted from 1; null if it meets none. */
    @Nullable
    Fault at(String recipient, int attempt) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).applies(recipient, attempt, chance(recipient, attempt, i))) {
                return rules.get(i).fault();
            }
        }
        return null;
    }

    private SplittableRandom chance(String recipient, int attempt, int rule) {
        return new SplittableRandom(((seed * ODD + recipient.hashCode()) * ODD + attempt) * ODD + rule);
    }

    private Behaviour with(Rule rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new Behaviour(seed, delay, List.copyOf(more));
    }
}
