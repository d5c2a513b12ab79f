package io.bantin.notification.campaigns.ledger;

/** Why a planned recipient gets no mail, in a sentence for operators. */
public enum SkipReason {
    LEFT("Left before it was sent"),
    SUPPRESSED("The address was suppressed before it was sent"),
    OTHER_WISHES("Wanted no such mail any more when it was sent"),
    ERASED("Was erased before it was sent"),
    LATE("It would have been stale news: later than the limit for sending");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
