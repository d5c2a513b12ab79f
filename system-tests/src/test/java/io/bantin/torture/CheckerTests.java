package io.bantin.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.sink.AcceptedMail;
import io.bantin.torture.Evidence.Article;
import io.bantin.torture.Evidence.Campaign;
import io.bantin.torture.Evidence.Chunk;
import io.bantin.torture.Evidence.Limits;
import io.bantin.torture.Evidence.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each test breaks one promise in otherwise correct evidence; the checker must report it. */
class CheckerTests {

    private static final Instant NOON = Instant.parse("2026-01-09T05:00:00Z");
    private static final String EVENT = "0kt3v9wq5d2xa.2";

    private final List<AcceptedMail> mails = new ArrayList<>(List.of(mail("a"), mail("b"), mail("c")));
    private List<String> recipients = List.of("a", "b", "c", "d");
    private Set<Integer> accepted = Set.of(0, 1, 2);
    private Map<Integer, String> entries = Map.of(3, "FAILED");
    private Map<String, Long> counts = counts(4, 3, 1, 0);
    private boolean finished = true;
    private boolean cancelled;
    private boolean owned;
    private @Nullable Instant leftAt;
    private @Nullable Instant cancelledAt;
    private int number;

    @Test
    void findsNothingWrongWhereNothingIs() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void reportsARecipientWhoWasForgotten() {
        recipients = List.of("a", "b", "d");
        accepted = Set.of(0, 1);
        entries = Map.of(2, "FAILED");
        counts = counts(3, 2, 1, 0);
        assertThat(violations()).anyMatch(said -> said.startsWith("c was confirmed before"));
    }

    @Test
    void seesAMailThatIsRecordedAndWasNeverSent() {
        mails.remove(1);
        assertThat(violations()).containsExactly(EVENT + " is recorded as sent to b, and no mail was accepted");
    }

    @Test
    void reportsARecipientWithoutAnOutcomeAtTheEnd() {
        accepted = Set.of(0, 1);
        counts = counts(4, 2, 1, 0);
        assertThat(violations()).anyMatch(said -> said.startsWith("c has no outcome"));
    }

    @Test
    void reportsARecipientWithTwoOutcomes() {
        entries = Map.of(2, "DEFERRED", 3, "FAILED");
        assertThat(violations()).anyMatch(said -> said.startsWith("c has two outcomes"));
    }

    @Test
    void reportsARecipientWhoIsInAPlanTwice() {
        recipients = List.of("a", "b", "c", "d", "a");
        accepted = Set.of(0, 1, 2, 4);
        assertThat(violations()).anyMatch(said -> said.equals("a stands in " + EVENT + " twice"));
    }

    @Test
    void seesAStrangerInTheAudience() {
        recipients = List.of("a", "b", "c", "d", "x");
        entries = Map.of(3, "FAILED", 4, "SKIPPED");
        counts = counts(5, 3, 1, 1);
        assertThat(violations()).containsExactly("x is in the audience of " + EVENT + " and never subscribed");
    }

    @Test
    void seesCountsThatWereFrozenTooEarly() {
        counts = counts(4, 2, 1, 0);
        assertThat(violations()).anyMatch(said -> said.contains("has the counts"));
    }

    @Test
    void seesMoreRepeatsThanAreAllowed() {
        mails.addAll(List.of(mail("a"), mail("b"), mail("b")));
        assertThat(violations()).containsExactly("3 mails of " + EVENT + "/0 were repeated, and 2 may be");
    }

    @Test
    void seesARepeatWithAnotherContent() {
        mails.add(new AcceptedMail(NOON, "<" + EVENT + ".a@bantin.example>", "a@example.org", 100, 8));
        assertThat(violations()).containsExactly("the mails of " + EVENT + " to a differ");
    }

    @Test
    void seesAMailWithAnotherMessageId() {
        mails.add(new AcceptedMail(NOON, "<other.a@bantin.example>", "a@example.org", 100, 7));
        assertThat(violations()).containsExactly("a mail <other.a@bantin.example> went to a@example.org");
    }

    @Test
    void seesAMailToAnAddressThatIsNotTheRecipients() {
        mails.add(new AcceptedMail(NOON, "<" + EVENT + ".a@bantin.example>", "b@example.org", 100, 7));
        assertThat(violations()).anyMatch(said -> said.endsWith("went to b@example.org"));
    }

    @Test
    void seesAMailAfterItsRecipientHadLeft() {
        leftAt = NOON.minusSeconds(30);
        assertThat(violations()).anyMatch(said -> said.contains("although a left at"));
    }

    @Test
    void seesAMailAfterTheCampaignWasCancelled() {
        cancelled = true;
        cancelledAt = NOON.minusSeconds(30);
        assertThat(violations()).hasSize(3).allMatch(said -> said.contains("was cancelled at"));
    }

    @Test
    void reportsARecipientWhoIsSkippedWithoutHavingLeft() {
        accepted = Set.of(0, 1);
        entries = Map.of(2, "SKIPPED", 3, "FAILED");
        counts = counts(4, 2, 1, 1);
        assertThat(violations()).containsExactly(EVENT + " skipped c, who had not left");
    }

    @Test
    void reportsARecipientWhoIsGivenUpAlthoughTheServerAcceptsMail() {
        accepted = Set.of(0, 1);
        entries = Map.of(2, "FAILED", 3, "FAILED");
        counts = counts(4, 2, 2, 0);
        assertThat(violations()).containsExactly(EVENT + " gave up on c, whose server takes mail");
    }

    @Test
    void seesACampaignThatDoesNotEnd() {
        finished = false;
        assertThat(violations()).containsExactly("the campaign " + EVENT + " does not end");
    }

    @Test
    void seesAPublicationOfWhichNobodyWasNotified() {
        var evidence = new Evidence(
                List.of(new Article(EVENT, NOON, null, null)), List.of(), List.of(), new Limits(0, Duration.ZERO));
        assertThat(Checker.violations(evidence)).containsExactly(EVENT + " was acknowledged and nobody was notified");
    }

    @Test
    void seesAClaimThatIsNeverLetGo() {
        owned = true;
        assertThat(violations()).containsExactly(EVENT + "/0 is still claimed");
    }

    @Test
    void seesAPlanWithAGap() {
        number = 1;
        assertThat(violations()).containsExactly(EVENT + "/0 is missing from the plan");
    }

    private List<String> violations() {
        var chunk = new Chunk(number, owned, recipients, accepted, entries);
        var campaign = new Campaign(finished, cancelled, counts, List.of(chunk));
        return Checker.violations(new Evidence(
                List.of(new Article(EVENT, NOON.minusSeconds(60), cancelledAt, campaign)),
                List.of(
                        new Reader("a", "a@example.org", leftAt, true),
                        new Reader("b", "b@example.org", null, true),
                        new Reader("c", "c@example.org", null, true),
                        new Reader("d", "d@example.org", null, false)),
                mails,
                new Limits(2, Duration.ofSeconds(3))));
    }

    private static AcceptedMail mail(String reader) {
        return new AcceptedMail(
                NOON, "<%s.%s@bantin.example>".formatted(EVENT, reader), reader + "@example.org", 100, 7);
    }

    private static Map<String, Long> counts(long planned, long sent, long failed, long skipped) {
        return Map.of("planned", planned, "sent", sent, "deferred", 0L, "failed", failed, "skipped", skipped);
    }
}
