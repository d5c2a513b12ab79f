package io.bantin.notification.mail.smtp;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timers that Angus sets for every write and takes back right after. Each would wake the thread that waits for the next to
 * expire, were it the next; so a tick is always due before them. And those taken back are not kept until they would have expired.
 */
final class WriteTimers extends ScheduledThreadPoolExecutor {

    WriteTimers() {
        super(1, Thread.ofPlatform().daemon().name("smtp-write-timers").factory());
        setRemoveOnCancelPolicy(true);
        scheduleWithFixedDelay(() -> {}, 0, 1, TimeUnit.SECONDS);
    }
}
