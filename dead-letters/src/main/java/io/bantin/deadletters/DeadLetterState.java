package io.bantin.deadletters;

/** What became of a dead letter. */
public enum DeadLetterState {
    /** Nobody has decided yet, or it came back after a replay. */
    WAITING,
    /** Sent to its topic again, and not back since. */
    REPLAYED,
    /** Came back after as many replays as are permitted. Derived, never stored: it waits, and was replayed that often. */
    PARKED,
    /** Given up by a person, for good: also when the record comes again. */
    DISCARDED
}
