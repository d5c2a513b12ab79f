package io.bantin.notification.mail.smtp;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the write time-outs of all connections. Angus schedules a timer for each write and cancels it right after. A timer at
 * the head of the queue would wake the thread of the pool, so a task that runs each second keeps the head. Cancelled timers are
 * removed at once, not when they would have expired.
 */
final class WriteTimeoutScheduler extends ScheduledThreadPoolExecutor {

    WriteTimeoutScheduler() {
        super(1, Thread.ofPlatform().daemon().name("smtp-write-timers").factory());
        setRemoveOnCancelPolicy(true);
        scheduleWithFixedDelay(() -> {}, 0, 1, TimeUnit.SECONDS);
    }
}
