package io.bantin.portal.subscribing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often a subscriber wants mail. */
enum Frequency {
    INSTANT,
    DAILY,
    WEEKLY;

    /** What the page lets one choose: digests are not sent yet, so nobody is invited to wait for one. */
    static Set<Frequency> choices(@Nullable Frequency present) {
        Set<Frequency> choices = new LinkedHashSet<>(Set.of(INSTANT));
        if (present != null) {
            choices.add(present);
        }
        return choices;
    }
}
