package io.bantin.notification.crew;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread for each duty, from the start of this process to its end. */
@Component
@ConditionalOnBooleanProperty(name = "bantin.workers.enabled", matchIfMissing = true)
class Crew implements SmartLifecycle {

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Crew.class);

    private final Shift shift;
    private final List<Duty> duties;
    private final List<Thread> threads = new ArrayList<>();

    Crew(Shift shift, List<Duty> duties, List<Team> teams) {
        this.shift = shift;
        this.duties = new ArrayList<>(duties);
        teams.forEach(team -> this.duties.addAll(team.members()));
    }

    @Override
    public void start() {
        shift.begin();
        for (Duty duty : duties) {
            // Few, and they wait for sockets all the time: waking a virtual thread up costs several times as much.
            threads.add(Thread.ofPlatform().daemon().name(duty.name()).start(() -> perform(duty)));
        }
    }

    private void perform(Duty duty) {
        try {
            while (!shift.isOver()) {
                long heard = shift.rings(duty.work());
                try {
                    if (!duty.perform()) {
                        shift.await(duty.work(), heard, duty.poll());
                    }
                } catch (RuntimeException | Error e) {
                    log.warn("{} failed and tries again", duty.name(), e);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
            duty.leave();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        shift.end();
        try {
            long end = System.nanoTime() + PATIENCE_AT_END.toNanos();
            for (Thread thread : threads) {
                // Who waits for a receiver any longer is left to be replaced: at most 32 mails are repeated.
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** After the beat of the claims, before the bindings; at the end the other way round. */
    @Override
    public int getPhase() {
        return 1000;
    }
}
