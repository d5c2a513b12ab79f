package io.bantin.torture;

import io.bantin.local.plan.ProcessKind;
import java.time.Duration;

/** Something that is done to a process, so long after the first publication began. */
sealed interface InjectedFault {

    Duration at();

    ProcessKind role();

    /** Which instance of the role, from 0. */
    int instance();

    /** kill -9; the launcher starts it again. */
    record Kill(Duration at, ProcessKind role, int instance) implements InjectedFault {}

    /** kill -STOP, and kill -CONT after a while, perhaps after others have taken its work over. */
    record Stall(Duration at, ProcessKind role, int instance, Duration length) implements InjectedFault {}
}
