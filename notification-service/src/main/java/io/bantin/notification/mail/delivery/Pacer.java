package io.bantin.notification.mail.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.bantin.kit.claims.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rate limits of this process: of all mails, and of each receiving domain. */
@Component
public class Pacer {

    private static final int MAX_DOMAINS = 10_000;
    /** By then every rate has refilled and every breaker has closed, so forgetting a domain changes nothing. */
    private static final Duration DOMAIN_EXPIRY = Duration.ofMinutes(15);

    private final int perMinute;
    private final @Nullable MailRateLimiter all;
    private final LoadingCache<String, ReceivingDomain> domains;

    Pacer(PacingProperties properties, Ticker ticker) {
        this.perMinute = properties.perMinute();
        this.all = perMinute > 0 ? new MailRateLimiter(perMinute, ticker) : null;
        this.domains = Caffeine.newBuilder()
                .maximumSize(MAX_DOMAINS)
                .expireAfterAccess(DOMAIN_EXPIRY.plus(properties.restForBrokenDomain()))
                .build(name -> new ReceivingDomain(
                        name, properties.perMinuteTo(name), properties.restForBrokenDomain(), ticker));
    }

    /** Takes the turn for one mail to whatever domain, or returns how long to wait for one. */
    public Duration take(MailKind kind) {
        return all == null ? Duration.ZERO : all.take(kind);
    }

    /** Gives a turn back whose mail is not sent. */
    public void giveBack() {
        if (all != null) {
            all.giveBack();
        }
    }

    /** The reason why a mail has to wait for its turn. */
    public String blockReason() {
        return "At most %d mails a minute go out (bantin.pacing.per-minute)".formatted(perMinute);
    }

    public ReceivingDomain domainOf(String email) {
        return domains.get(email.substring(email.lastIndexOf('@') + 1));
    }
}
