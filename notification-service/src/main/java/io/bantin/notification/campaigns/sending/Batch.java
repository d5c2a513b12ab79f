package io.bantin.notification.campaigns.sending;

import io.bantin.notification.subscriptions.Recipient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next recipients of a chunk as they were a moment ago. */
final class Batch {

    /** Who left must not get a mail that is begun later than this (and a mark or two) after they did. */
    private static final long FRESH = 1_000_000_000L;

    private final long readAt;
    private final Deque<Next> rest = new ArrayDeque<>();

    /** One recipient: by position in the chunk; nobody when they left or changed what they want. */
    record Next(int position, @Nullable Recipient recipient) {}

    Batch(
            long readAt,
            List<Integer> positions,
            List<String> ids,
            Map<String, Recipient> recipients,
            Set<String> paths) {
        this.readAt = readAt;
        for (int i = 0; i < positions.size(); i++) {
            Recipient recipient = recipients.get(ids.get(i));
            boolean wants = recipient != null && recipient.wantsAtOnce(paths);
            rest.add(new Next(positions.get(i), wants ? recipient : null));
        }
    }

    static Batch empty() {
        return new Batch(0, List.of(), List.of(), Map.of(), Set.of());
    }

    boolean isUsable(long now) {
        return !rest.isEmpty() && now - readAt <= FRESH;
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    Next next() {
        return rest.remove();
    }
}
