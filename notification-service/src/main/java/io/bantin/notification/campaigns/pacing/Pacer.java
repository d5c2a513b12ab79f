package io.bantin.notification.campaigns.pacing;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says when the next mail may go out, in all and to its domain. */
@Component
public class Pacer {

    private static final int DOMAINS_REMEMBERED = 10_000;
    /** By then every allowance is full and every rest over, so that forgetting a domain changes nothing. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final int perMinute;
    private final @Nullable MailRate all;
    private final LoadingCache<String, ReceivingDomain> domains;

    Pacer(PacingProperties properties) {
        this.perMinute = properties.perMinute();
        this.all = properties.perMinute() > 0 ? new MailRate(properties.perMinute()) : null;
        this.domains = Caffeine.newBuilder()
                .maximumSize(DOMAINS_REMEMBERED)
                .expireAfterAccess(FORGOTTEN_AFTER.plus(properties.restForBrokenDomain()))
                .build(name ->
                        new ReceivingDomain(name, properties.perMinuteTo(name), properties.restForBrokenDomain()));
    }

    /** Takes the turn for one mail to whomever; how long to wait where it is too early for one. */
    public Duration take() {
        return all == null ? Duration.ZERO : all.take();
    }

    /** The mail that the turn was taken for is not sent. */
    public void giveBack() {
        if (all != null) {
            all.giveBack();
        }
    }

    /** Why it is too early for a mail. */
    public String blockReason() {
        return "At most %d mails a minute go out (bantin.pacing.per-minute)".formatted(perMinute);
    }

    public ReceivingDomain domainOf(String email) {
        return domains.get(email.substring(email.lastIndexOf('@') + 1));
    }
}
