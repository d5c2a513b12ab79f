package io.bantin.notification.subscriptions;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscribers as a campaign sees them: who hears of an article, and where to write to them. */
@Component
public class Audience {

    /**
     * Ids of those who hear at once of an article on these paths, in the order of their ids, after {@code lastId}.
     * {@code pathIds} are all ids on the event's category paths, so that a category covers its descendants.
     */
    public List<String> idsAfter(@Nullable String lastId, Set<String> pathIds, int limit) {
        return List.of();
    }

    /** The same without a limit, by one cursor: close it. */
    public Stream<String> stream(@Nullable String lastId, Set<String> pathIds) {
        return Stream.of();
    }

    /** These subscribers as they are now, by id; who was erased is missing. */
    public Map<String, Recipient> recipients(Collection<String> ids) {
        return Map.of();
    }

    /** Sends nothing more to an address that its receiver says does not exist. */
    public void suppress(String id, String reply) {}
}
