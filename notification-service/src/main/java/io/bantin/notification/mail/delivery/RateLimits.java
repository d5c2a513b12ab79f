package io.bantin.notification.mail.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.kit.claims.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rate limits of this process: of all mails, and of each receiving domain. */
@Component
public class RateLimits {

    private static final int MAX_DOMAINS = 10_000;

    /** By then every rate has refilled and every breaker has closed, so forgetting a domain changes nothing. */
    private static final Duration DOMAIN_EXPIRY = Duration.ofMinutes(15);

    /** The longest {@link #pause}. */
    public static final Duration MAX_PAUSE = Duration.ofMillis(250);

    private final int perMinute;
    private final @Nullable MailRateLimiter all;
    private final LoadingCache<String, DomainThrottle> domains;

    RateLimits(RateLimitProperties properties, Ticker ticker) {
        this.perMinute = properties.perMinute();
        this.all = perMinute > 0 ? new MailRateLimiter(perMinute, ticker) : null;
        this.domains = Caffeine.newBuilder()
                .maximumSize(MAX_DOMAINS)
                .expireAfterAccess(DOMAIN_EXPIRY.plus(properties.restForBrokenDomain()))
                .build(name -> new DomainThrottle(
                        name, properties.perMinuteTo(name), properties.restForBrokenDomain(), ticker));
    }

    /** Acquires a permit for one mail to any domain and returns zero, or returns how long to wait for one. */
    public Duration tryAcquire(MailKind kind) {
        return all == null ? Duration.ZERO : all.tryAcquire(kind);
    }

    /** Returns a permit whose mail is not sent. */
    public void returnPermit() {
        if (all != null) {
            all.returnPermit();
        }
    }

    /** The reason why a mail has to wait for a permit. */
    public String blockageReason() {
        return "At most %d mails a minute go out (bantin.pacing.per-minute)".formatted(perMinute);
    }

    /**
     * Pauses before a permit is requested again. The pause is short, because another mail may return its permit, and because
     * the recipients that a worker has read become outdated.
     */
    public void pause(Duration wait) {
        LockSupport.parkNanos(Math.min(wait.toNanos(), MAX_PAUSE.toNanos()));
    }

    public DomainThrottle domainOf(String email) {
        return domains.get(email.substring(email.lastIndexOf('@') + 1));
    }
}
