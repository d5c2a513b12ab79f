package io.bantin.notification.crew;

import java.util.List;

/** Several who have the same duty. */
@FunctionalInterface
public interface Team {

    List<? extends Duty> members();
}
