package io.bantin.notification.campaigns.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why recipients have an outcome other than accepted, in words that are the same for all of whom the same is true: without the
 * numbers, names and times that receivers put into each reply.
 */
public record OutcomeReason(Outcome outcome, String words) {

    private static final int LONGEST = 100;
    private static final Pattern CODES = Pattern.compile("^\\d{3}([ -]\\d\\.\\d{1,3}\\.\\d{1,3})?");
    private static final Pattern WITH_DIGITS = Pattern.compile("\\S*\\d\\S*");

    static OutcomeReason of(RecipientOutcome entry) {
        String reply = entry.replyOrNothing();
        if (!entry.isOfAttempt()) {
            return new OutcomeReason(entry.outcome(), reply);
        }
        Matcher codes = CODES.matcher(reply);
        int end = codes.find() ? codes.end() : 0;
        String words = reply.substring(0, end)
                + WITH_DIGITS.matcher(reply.substring(end)).replaceAll("…");
        return new OutcomeReason(entry.outcome(), words.substring(0, Math.min(LONGEST, words.length())));
    }
}
