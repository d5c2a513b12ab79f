package io.bantin.notification.campaigns.operators;

import io.bantin.notification.campaigns.ledger.RecipientOutcome;
import io.bantin.notification.campaigns.ledger.UndeliveredStatus;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why recipients have an outcome other than accepted. Numbers, names and times that receivers put into each reply are left out,
 * so that equal reasons have equal words.
 */
record OutcomeReason(UndeliveredStatus outcome, String words) {

    private static final int MAX_LENGTH = 100;
    private static final Pattern CODES = Pattern.compile("^\\d{3}([ -]\\d\\.\\d{1,3}\\.\\d{1,3})?");
    private static final Pattern WITH_DIGITS = Pattern.compile("\\S*\\d\\S*");

    static OutcomeReason of(RecipientOutcome entry) {
        String reply = entry.replyOrEmpty();
        if (!entry.isOfAttempt()) {
            return new OutcomeReason(entry.outcome(), reply);
        }
        Matcher codes = CODES.matcher(reply);
        int end = codes.find() ? codes.end() : 0;
        String words = reply.substring(0, end)
                + WITH_DIGITS.matcher(reply.substring(end)).replaceAll("…");
        return new OutcomeReason(entry.outcome(), words.substring(0, Math.min(MAX_LENGTH, words.length())));
    }
}
