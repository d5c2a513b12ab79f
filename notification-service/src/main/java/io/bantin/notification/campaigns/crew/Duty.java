package io.bantin.notification.campaigns.crew;

/** Work that one thread does over and over. */
public interface Duty {

    String name();

    /** Does the next piece of work, if there is one; false when there was nothing to do. */
    boolean perform();

    /** Called by the thread when its shift has ended. */
    default void leave() {}
}
