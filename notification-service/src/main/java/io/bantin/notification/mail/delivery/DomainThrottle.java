package io.bantin.notification.mail.delivery;

import io.bantin.kit.claims.Ticker;
import io.bantin.notification.mail.smtp.SendResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A receiving domain: its rate limit, and a breaker that opens when half of its last answers said that its mail system is down.
 * Greylisting, a full mailbox or an unknown user do not say that.
 */
public final class DomainThrottle {

    private static final int SLIDING_WINDOW = 20;
    private static final int MIN_ANSWERS = 10;
    private static final int FAILURE_RATE_PERCENT = 50;
    private static final int TRIAL_MAILS = 3;

    /** How often a mail to a domain with an open breaker is tried again before the breaker becomes half-open. */
    private static final int CHECKS_WHILE_OPEN = 4;

    private final @Nullable MailRateLimiter rate;
    private final CircuitBreaker breaker;
    private final Duration recheckInterval;
    private final String name;
    private final int perMinute;
    private volatile String lastFailureReply = "";

    DomainThrottle(String name, int perMinute, Duration openFor, Ticker ticker) {
        this.name = name;
        this.perMinute = perMinute;
        this.rate = perMinute > 0 ? new MailRateLimiter(perMinute, ticker) : null;
        this.recheckInterval = openFor.dividedBy(CHECKS_WHILE_OPEN);
        this.breaker = CircuitBreaker.of(
                "domain",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(SLIDING_WINDOW)
                        .minimumNumberOfCalls(MIN_ANSWERS)
                        .failureRateThreshold(FAILURE_RATE_PERCENT)
                        .waitDurationInOpenState(openFor)
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_MAILS)
                        .build());
    }

    /**
     * Acquires a permit for one mail and returns zero, or returns how long the domain gets no mail. {@link #attempt} or
     * {@link #returnPermit} must follow.
     */
    public Duration tryAcquire(MailKind kind) {
        if (!breaker.tryAcquirePermission()) {
            return recheckInterval;
        }
        Duration wait = rate == null ? Duration.ZERO : rate.tryAcquire(kind);
        if (!wait.isZero()) {
            breaker.releasePermission();
        }
        return wait;
    }

    /** Returns a permit whose mail is not sent. */
    public void returnPermit() {
        if (rate != null) {
            rate.returnPermit();
        }
        breaker.releasePermission();
    }

    /** Makes the attempt that the permit is for, and lets the breaker count its result. */
    public SendResult attempt(Supplier<SendResult> attempt) {
        SendResult result = null;
        try {
            result = attempt.get();
            return result;
        } finally {
            if (result == null) {
                onNoResult();
            } else {
                onResult(result);
            }
        }
    }

    /** The result is not known, or says nothing about the domain. */
    void onNoResult() {
        breaker.releasePermission();
    }

    void onResult(SendResult result) {
        switch (result) {
            case SendResult.Deferred deferred
            when deferred.domainWide() -> {
                lastFailureReply = deferred.reply();
                breaker.onError(0, TimeUnit.NANOSECONDS, new DomainDown());
            }
            case SendResult.Accepted _, SendResult.Deferred _, SendResult.Rejected _ ->
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            // About our own mail server, or about nothing that is known.
            case SendResult.ConnectionFailed _, SendResult.ConnectionLost _, SendResult.Unknown _ -> onNoResult();
        }
    }

    /** The cause for which the domain gets no mail. */
    public BlockageCause blockageCause() {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? BlockageCause.DOMAIN_LIMIT : BlockageCause.BREAKER;
    }

    /** The cause in words, with the last answer of the server where there was one. */
    public String blockageReason() {
        return blockageCause() == BlockageCause.BREAKER
                ? "The mail system of %s is down: %s".formatted(name, lastFailureReply)
                : "%s gets at most %d mails a minute (bantin.pacing)".formatted(name, perMinute);
    }

    /** The failure that the breaker counts. */
    private static final class DomainDown extends Exception {

        DomainDown() {
            super("the mail system of a domain is down", null, false, false);
        }
    }
}
