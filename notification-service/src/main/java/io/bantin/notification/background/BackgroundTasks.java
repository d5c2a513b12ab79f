package io.bantin.notification.background;

import java.util.List;

/** Several who have the same duty. */
@FunctionalInterface
public interface BackgroundTasks {

    List<? extends BackgroundTask> members();
}
