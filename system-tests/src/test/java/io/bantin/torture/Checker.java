package io.bantin.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.bantin.sink.AcceptedMail;
import io.bantin.torture.Evidence.Article;
import io.bantin.torture.Evidence.Campaign;
import io.bantin.torture.Evidence.Chunk;
import io.bantin.torture.Evidence.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the evidence of a round against the promises in docs/guarantees.md. It uses no code of the services: it compares the
 * sink's record of mails with the campaigns in the store.
 */
final class Checker {

    private final Evidence evidence;
    private final Map<String, Reader> readers;
    private final Map<String, List<AcceptedMail>> mailsById;
    private final List<String> violations = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        this.readers = evidence.readers().stream().collect(toMap(Reader::id, Function.identity()));
        this.mailsById = evidence.acceptances().stream().collect(groupingBy(Checker::deliveryOf));
    }

    /** The broken promises; empty if all are kept. */
    static List<String> violations(Evidence evidence) {
        var checker = new Checker(evidence);
        evidence.articles().forEach(checker::check);
        checker.checkMails();
        return checker.violations;
    }

    private void check(Article article) {
        Campaign campaign = article.campaign();
        if (campaign == null) {
            violate("%s was acknowledged and nobody was notified", article.eventId());
            return;
        }
        if (!campaign.finished()) {
            violate("the campaign %s does not end", article.eventId());
            return;
        }
        var outcomes = outcomes(article, campaign);
        checkCounts(article, campaign, outcomes);
        checkLedger(article, campaign, outcomes);
        checkRepeats(article, campaign);
    }

    /** The outcome of each recipient; reports recipients that do not have exactly one. */
    private Map<String, String> outcomes(Article article, Campaign campaign) {
        var outcomes = new HashMap<String, String>();
        int number = 0;
        for (Chunk chunk : campaign.chunks()) {
            if (chunk.owned()) {
                violate("%s/%d is still claimed", article.eventId(), chunk.number());
            }
            if (chunk.number() != number) {
                violate("%s/%d is missing from the plan", article.eventId(), number);
            }
            number = chunk.number() + 1;
            IntStream.range(0, chunk.recipients().size()).forEach(position -> {
                String recipient = chunk.recipients().get(position);
                String outcome = outcome(article, campaign, chunk, position);
                if (outcomes.put(recipient, outcome) != null) {
                    violate("%s stands in %s twice", recipient, article.eventId());
                }
            });
        }
        return outcomes;
    }

    private String outcome(Article article, Campaign campaign, Chunk chunk, int position) {
        String entry = chunk.entries().get(position);
        boolean accepted = chunk.accepted().contains(position);
        if (accepted && entry != null) {
            violate(
                    "%s has two outcomes in %s: accepted and %s",
                    chunk.recipients().get(position), article.eventId(), String.valueOf(entry));
        }
        if (accepted) {
            return "ACCEPTED";
        }
        if (campaign.cancelled() && (entry == null || entry.equals("DEFERRED"))) {
            return "SKIPPED";
        }
        String known = entry == null ? "NONE" : entry;
        if (entry == null || entry.equals("DEFERRED")) {
            violate(
                    "%s has no outcome in %s, which is finished: %s",
                    chunk.recipients().get(position), article.eventId(), known);
        }
        return known;
    }

    private void checkCounts(Article article, Campaign campaign, Map<String, String> outcomes) {
        var found = Map.of(
                "planned", (long) outcomes.size(),
                "sent", count(outcomes, "ACCEPTED"),
                "deferred", 0L,
                "failed", count(outcomes, "FAILED"),
                "skipped", count(outcomes, "SKIPPED"));
        if (!found.equals(campaign.counts())) {
            violate("%s has the counts %s, and its ledger %s", article.eventId(), campaign.counts(), found);
        }
    }

    private void checkLedger(Article article, Campaign campaign, Map<String, String> outcomes) {
        for (Reader reader : readers.values()) {
            String outcome = outcomes.get(reader.id());
            Instant left = reader.leftAt();
            boolean stayed = left == null;
            if (outcome == null) {
                if (stayed && !campaign.cancelled() && reader.exists()) {
                    violate("%s was confirmed before %s and is not in its audience", reader.id(), article.eventId());
                }
                continue;
            }
            boolean got = mailsById.containsKey(article.eventId() + "." + reader.id());
            switch (outcome) {
                case "ACCEPTED" ->
                    require(got, "%s is recorded as sent to %s, and no mail was accepted", article, reader);
                case "SKIPPED" ->
                    require(
                            !stayed || campaign.cancelled() || !reader.exists(),
                            "%s skipped %s, who had not left",
                            article,
                            reader);
                case "FAILED" ->
                    require(!reader.exists(), "%s gave up on %s, whose server takes mail", article, reader);
                default -> {}
            }
            if (left != null && left.isBefore(article.publishCalledAt())) {
                violate("%s had left before %s and is in its audience", reader.id(), article.eventId());
            }
        }
        outcomes.keySet().stream()
                .filter(recipient -> !readers.containsKey(recipient))
                .forEach(stranger ->
                        violate("%s is in the audience of %s and never subscribed", stranger, article.eventId()));
    }

    private void checkRepeats(Article article, Campaign campaign) {
        for (Chunk chunk : campaign.chunks()) {
            long repeats = chunk.recipients().stream()
                    .mapToLong(
                            recipient -> Math.max(0, mailsOf(article, recipient).size() - 1))
                    .sum();
            if (repeats > evidence.limits().repeats()) {
                violate(
                        "%d mails of %s/%d were repeated, and %d may be",
                        repeats,
                        article.eventId(),
                        chunk.number(),
                        evidence.limits().repeats());
            }
            chunk.recipients().forEach(recipient -> checkContent(article, recipient));
        }
    }

    private void checkContent(Article article, String recipient) {
        Set<Integer> contents = new HashSet<>();
        mailsOf(article, recipient).forEach(mail -> contents.add(mail.checksum()));
        if (contents.size() > 1) {
            violate("the mails of %s to %s differ", article.eventId(), recipient);
        }
    }

    /** Every mail belongs to a delivery, went to the address of its recipient, and in time. */
    private void checkMails() {
        Map<String, Article> articles =
                evidence.articles().stream().collect(toMap(Article::eventId, Function.identity()));
        for (AcceptedMail mail : evidence.acceptances()) {
            String delivery = deliveryOf(mail);
            int end = delivery.lastIndexOf('.');
            Article article = articles.get(end < 0 ? "" : delivery.substring(0, end));
            Reader reader = readers.get(delivery.substring(end + 1));
            if (article == null || reader == null || !reader.address().equals(mail.recipient())) {
                violate("a mail %s went to %s", mail.messageId(), mail.recipient());
                continue;
            }
            requireInTime(mail, reader.leftAt(), "%s left".formatted(reader.id()));
            requireInTime(mail, article.cancelledAt(), "%s was cancelled".formatted(article.eventId()));
        }
    }

    private void requireInTime(AcceptedMail mail, @Nullable Instant stopped, String why) {
        if (stopped != null && mail.at().isAfter(stopped.plus(evidence.limits().grace()))) {
            violate("%s was accepted at %s, although %s at %s", mail.messageId(), mail.at(), why, stopped);
        }
    }

    private List<AcceptedMail> mailsOf(Article article, String recipient) {
        return mailsById.getOrDefault(article.eventId() + "." + recipient, List.of());
    }

    /** The part of a Message-ID that names the delivery. */
    private static String deliveryOf(AcceptedMail mail) {
        return mail.messageId().replaceFirst("^<", "").replaceFirst("@.*", "");
    }

    private static long count(Map<String, String> outcomes, String outcome) {
        return outcomes.values().stream().filter(outcome::equals).count();
    }

    private void require(boolean kept, String promise, Article article, Reader reader) {
        if (!kept) {
            violate(promise, article.eventId(), reader.id());
        }
    }

    private void violate(String what, Object... values) {
        violations.add(what.formatted(values));
    }
}
