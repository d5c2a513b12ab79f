package io.bantin.sink;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The state that all connections share: the behaviour, and the accepted mails. */
final class SinkState {

    private final AcceptedMailLog acceptances;
    private final Clock clock;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = Behaviour.FLAWLESS;
    private volatile Consumer<AcceptedMail> watcher = _ -> {};

    SinkState(AcceptedMailLog acceptances, Clock clock) {
        this.acceptances = acceptances;
        this.clock = clock;
    }

    AcceptedMailLog acceptances() {
        return acceptances;
    }

    void behave(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    void watch(Consumer<AcceptedMail> newWatcher) {
        watcher = newWatcher;
    }

    Duration delay() {
        return behaviour.delay();
    }

    /** Counts attempts only if the behaviour depends on them, since a million recipients take much memory. */
    @Nullable
    Fault faultAt(String recipient) {
        var present = behaviour;
        return present.rules().isEmpty() ? null : present.at(recipient, attempts.merge(recipient, 1, Integer::sum));
    }

    void accept(MailContent content, List<String> recipients) throws IOException {
        for (var recipient : recipients) {
            var acceptance = new AcceptedMail(
                    clock.instant(), content.messageId(), recipient, content.size(), content.checksum());
            acceptances.add(acceptance);
            watcher.accept(acceptance);
        }
    }

    void clear() {
        attempts.clear();
        acceptances.clear();
    }
}
