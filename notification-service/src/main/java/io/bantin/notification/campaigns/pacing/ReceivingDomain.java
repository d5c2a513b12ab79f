package io.bantin.notification.campaigns.pacing;

import io.bantin.notification.campaigns.BlockCause;
import io.bantin.notification.mail.smtp.SendResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A receiving domain: how many mails it gets a minute, and whether its mail system is up. A breaker opens when half of the
 * last answers said that it is down; greylisting, a full mailbox or an unknown user say nothing of the kind.
 */
public final class ReceivingDomain {

    private static final int ANSWERS_LOOKED_AT = 20;
    private static final int FEWEST_ANSWERS = 10;
    private static final int HALF = 50;
    private static final int TRIALS = 3;

    /** How long who meets an open breaker waits before looking again, as a share of its rest. */
    private static final int LOOKS_A_REST = 4;

    private final @Nullable MailRate rate;
    private final CircuitBreaker breaker;
    private final Duration lookAgain;
    private final String name;
    private final int perMinute;
    private volatile String lastDown = "";

    ReceivingDomain(String name, int perMinute, Duration rest) {
        this.name = name;
        this.perMinute = perMinute;
        this.rate = perMinute > 0 ? new MailRate(perMinute) : null;
        this.lookAgain = rest.dividedBy(LOOKS_A_REST);
        this.breaker = CircuitBreaker.of(
                "domain",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(ANSWERS_LOOKED_AT)
                        .minimumNumberOfCalls(FEWEST_ANSWERS)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(TRIALS)
                        .build());
    }

    /** Zero when one mail may go there now: then {@link #learn}, {@link #learnNothing} or {@link #leave} must follow. Else how long to leave it alone. */
    public Duration enter() {
        if (!breaker.tryAcquirePermission()) {
            return lookAgain;
        }
        Duration wait = rate == null ? Duration.ZERO : rate.take();
        if (!wait.isZero()) {
            breaker.releasePermission();
        }
        return wait;
    }

    /** The mail that was let in does not go there. */
    public void leave() {
        if (rate != null) {
            rate.giveBack();
        }
        breaker.releasePermission();
    }

    /** Nobody knows what came of the mail that was let in. */
    public void learnNothing() {
        breaker.releasePermission();
    }

    /** What came of the mail that was let in. */
    public void learn(SendResult result) {
        switch (result) {
            case SendResult.Deferred deferred
            when deferred.domainWide() -> {
                lastDown = deferred.reply();
                breaker.onError(0, TimeUnit.NANOSECONDS, new DomainDown());
            }
            case SendResult.Accepted _, SendResult.Deferred _, SendResult.Rejected _ ->
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            // About our own mail server, or about nobody knows what.
            case SendResult.ConnectionFailed _, SendResult.BrokenOff _, SendResult.Unknown _ -> learnNothing();
        }
    }

    /** Why no mail is let in. */
    public BlockCause blockCause() {
        return breaker.getState() == CircuitBreaker.State.CLOSED ? BlockCause.DOMAIN_LIMIT : BlockCause.BREAKER;
    }

    /** In words, with the server's own where it said any. */
    public String blockReason() {
        return blockCause() == BlockCause.BREAKER
                ? "The mail system of %s is down: %s".formatted(name, lastDown)
                : "%s gets at most %d mails a minute (bantin.pacing)".formatted(name, perMinute);
    }

    /** What the breaker counts. */
    private static final class DomainDown extends Exception {

        DomainDown() {
            super("the mail system of a domain is down", null, false, false);
        }
    }
}
