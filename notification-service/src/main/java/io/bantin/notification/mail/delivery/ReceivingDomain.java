package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.mail.smtp.SendResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A receiving domain: its rate, and a breaker that opens when half of its last answers said that its mail system is down.
 * Greylisting, a full mailbox or an unknown user do not say that.
 */
public final class ReceivingDomain {

    private static final int SLIDING_WINDOW = 20;
    private static final int MIN_ANSWERS = 10;
    private static final int FAILURE_RATE_PERCENT = 50;
    private static final int TRIALS = 3;

    /** How often a mail to a domain with an open breaker is tried again before the breaker becomes half-open. */
    private static final int CHECKS_WHILE_OPEN = 4;

    private final @Nullable MailRateLimiter rate;
    private final CircuitBreaker breaker;
    private final Duration checkAgain;
    private final String name;
    private final int perMinute;
    private volatile String lastDown = "";

    ReceivingDomain(String name, int perMinute, Duration openFor, Ticker ticker) {
        this.name = name;
        this.perMinute = perMinute;
        this.rate = perMinute > 0 ? new MailRateLimiter(perMinute, ticker) : null;
        this.checkAgain = openFor.dividedBy(CHECKS_WHILE_OPEN);
        this.breaker = CircuitBreaker.of(
                "domain",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(SLIDING_WINDOW)
                        .minimumNumberOfCalls(MIN_ANSWERS)
                        .failureRateThreshold(FAILURE_RATE_PERCENT)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build());
    }

    /**
     * Admits one mail and returns zero, or returns how long the domain gets none. {@link #learn}, {@link #learnNothing} or
     * {@link #leave} must follow an admission.
     */
    public Duration enter(MailKind kind) {
        if (!breaker.tryAcquirePermission()) {
            return checkAgain;
        }
        Duration wait = rate == null ? Duration.ZERO : rate.take(kind);
        if (!wait.isZero()) {
            breaker.releasePermission();
        }
        return wait;
    }

    /** The admitted mail is not sent. */
    public void leave() {
        if (rate != null) {
            rate.giveBack();
        }
        breaker.releasePermission();
    }

    /** The result of the admitted mail is not known, or says nothing of the domain. */
    public void learnNothing() {
        breaker.releasePermission();
    }

    /** Learns from the result of the admitted mail. */
    public void learn(SendResult result) {
        switch (result) {
            case SendResult.Deferred deferred
            when deferred.domainWide() -> {
                lastDown = deferred.reply();
                breaker.onError(0, TimeUnit.NANOSECONDS, new DomainDown());
            }
            case SendResult.Accepted _, SendResult.Deferred _, SendResult.Rejected _ ->
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            // About our own mail server, or about nothing that is known.
            case SendResult.ConnectionFailed _, SendResult.BrokenOff _, SendResult.Unknown _ -> learnNothing();
        }
    }

    /** The cause for which the domain admits no mail. */
    public BlockageCause blockCause() {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? BlockageCause.DOMAIN_LIMIT : BlockageCause.BREAKER;
    }

    /** The cause in words, with the last answer of the server where there was one. */
    public String blockReason() {
        return blockCause() == BlockageCause.BREAKER
                ? "The mail system of %s is down: %s".formatted(name, lastDown)
                : "%s gets at most %d mails a minute (bantin.pacing)".formatted(name, perMinute);
    }

    /** The failure that the breaker counts. */
    private static final class DomainDown extends Exception {

        DomainDown() {
            super("the mail system of a domain is down", null, false, false);
        }
    }
}
