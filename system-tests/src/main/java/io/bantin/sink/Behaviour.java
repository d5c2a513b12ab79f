package io.bantin.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the sink treats senders. Whether a fault happens follows from the seed, the recipient and how often this recipient was
 * tried, never from the order in which connections come: the same seed gives the same faults again.
 *
 * @param delay how long every mail takes
 * @param rules the first that applies decides
 */
public record Behaviour(long seed, Duration delay, List<Rule> rules) {

    /** Accepts everything at once. */
    public static final Behaviour FLAWLESS = seeded(0);

    private static final long ODD = 0x9E3779B97F4A7C15L;

    /**
     * A fault and whom it meets.
     *
     * @param recipient nobody in particular when null
     * @param attempts how often a recipient may meet it
     * @param rate how many of those in question meet it, from 0 to 1
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

    /** Takes so long over every mail. */
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

    /** What meets the attempt to this recipient, counted from 1; nothing when null. */
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
