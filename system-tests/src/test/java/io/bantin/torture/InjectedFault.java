package io.bantin.torture;

import io.bantin.local.plan.ProcessKind;
import java.time.Duration;

/** A fault of a process, and when it happens after the beginning of the first publication. */
sealed interface InjectedFault {

    Duration at();

    ProcessKind role();

    /** The number of the instance among those of its kind, from 0. */
    int instance();

    /** kill -9; the launcher starts it again. */
    record Kill(Duration at, ProcessKind role, int instance) implements InjectedFault {}

    /** {@code kill -STOP}, and {@code kill -CONT} later, perhaps after other processes have taken the work over. */
    record Stall(Duration at, ProcessKind role, int instance, Duration length) implements InjectedFault {}
}
