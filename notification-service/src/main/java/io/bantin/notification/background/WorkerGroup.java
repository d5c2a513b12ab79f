package io.bantin.notification.background;

import java.util.List;

/** Several workers that do the same work. */
@FunctionalInterface
public interface WorkerGroup {

    List<? extends BackgroundWorker> members();
}
