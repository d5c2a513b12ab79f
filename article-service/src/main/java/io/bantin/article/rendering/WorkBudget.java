package io.bantin.article.rendering;

import io.bantin.kit.problems.InvalidInput;
import java.time.Duration;

/**
 * RenderingLimits one rendering: every character that a step reads and every node that it makes costs a unit. The parser is
 * quadratic for some texts, so a limit on the size of the body alone bounds neither time nor memory.
 */
public final class WorkBudget {

    /** An article of a mebibyte of prose costs about half of this. */
    static final long LARGEST = 40_000_000;

    private static final int UNITS_BETWEEN_LOOKS = 1 << 14;

    private final long largest;
    private final long deadline;
    private long spent;
    private long nextLook = UNITS_BETWEEN_LOOKS;

    private WorkBudget(long largest, long deadline) {
        this.largest = largest;
        this.deadline = deadline;
    }

    /** The rendering ends after that time at the latest, because its caller is gone by then. */
    public static WorkBudget within(Duration time) {
        return of(LARGEST, time);
    }

    static WorkBudget of(long units, Duration time) {
        return new WorkBudget(units, System.nanoTime() + time.toNanos());
    }

    void spend(long units) {
        spent += units;
        if (spent >= nextLook) {
            look();
        }
    }

    long spent() {
        return spent;
    }

    private void look() {
        nextLook = spent + UNITS_BETWEEN_LOOKS;
        if (spent > largest) {
            throw InvalidInput.of(
                    "body",
                    "takes too much work to render: shorten long runs of marks such as [ < * ` | > and of HTML tags, "
                            + "or split the article.");
        }
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw RenderingBusy.tookTooLong();
        }
    }
}
