package io.bantin.article.rendering.capacity;

import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;

/**
 * Bounds the work of one rendering: each character that a step reads and each node that it creates costs a unit. The parser
 * takes quadratic time for some texts, so a limit on the body's size alone bounds neither time nor memory.
 */
public final class WorkBudget {

    /** One mebibyte of prose costs about half of this. */
    static final long MAX_UNITS = 40_000_000;

    private static final int UNITS_BETWEEN_CHECKS = 1 << 14;

    private final long maxUnits;
    private final long deadline;
    private long spent;
    private long nextCheck = UNITS_BETWEEN_CHECKS;

    private WorkBudget(long maxUnits, long deadline) {
        this.maxUnits = maxUnits;
        this.deadline = deadline;
    }

    /** A budget that also ends the rendering after {@code time}: its caller has given up by then. */
    public static WorkBudget within(Duration time) {
        return of(MAX_UNITS, time);
    }

    static WorkBudget of(long units, Duration time) {
        return new WorkBudget(units, System.nanoTime() + time.toNanos());
    }

    public void spend(long units) {
        spent += units;
        if (spent >= nextCheck) {
            check();
        }
    }

    public long spent() {
        return spent;
    }

    private void check() {
        nextCheck = spent + UNITS_BETWEEN_CHECKS;
        if (spent > maxUnits) {
            throw InvalidInput.of(
                    "body",
                    "takes too much work to render: shorten long runs of characters such as [ < * ` | > and of HTML tags, "
                            + "or split the article.");
        }
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw RenderingBusy.tookTooLong();
        }
    }
}
