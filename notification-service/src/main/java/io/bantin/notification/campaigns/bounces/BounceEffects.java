package io.bantin.notification.campaigns.bounces;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets stored bounces take effect in three steps: confirm the bounce, change the subscriber, remove the bounce. If a process
 * dies between two steps, another continues. The subscriber remembers the bounces it has seen, so each counts once, even if the
 * first process wakes up after an operator lifted the suppression.
 */
@Component
public class BounceEffects {

    /** If the last so many mails were all rejected, the server seems to reject every mail. */
    private static final int MAX_PENDING = 20;

    private final Bounces bounces;
    private final Suppressions suppressions;
    private final Campaigns campaigns;

    BounceEffects(Bounces bounces, Suppressions suppressions, Campaigns campaigns) {
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.campaigns = campaigns;
    }

    /**
     * Lets the bounce take effect, unless it was dropped. The campaign is read after a later mail was accepted, so a pause
     * between rejection and acceptance is seen.
     */
    public void takeEffect(LedgerBounce stored) {
        if (!stored.bounce().confirmed() && isVoid(stored)) {
            bounces.remove(stored);
        } else if (bounces.confirm(stored)) {
            apply(stored);
            bounces.remove(stored);
        }
    }

    private boolean isVoid(LedgerBounce stored) {
        return !campaigns.hasPausedItself(stored.campaignId(), stored.bounce().selfPauses());
    }

    /** Continues with the bounces that a process confirmed before it died. */
    public void takeEffectOfConfirmed(String campaignId) {
        bounces.of(campaignId).stream()
                .filter(stored -> stored.bounce().confirmed())
                .forEach(this::takeEffect);
    }

    /**
     * Lets the last rejections of a campaign take effect, after which no mail was accepted. They do not if they are as many as
     * make a campaign pause itself, since several workers may have shared them, and not in a cancelled campaign.
     */
    public void takeEffectAtEnd(String campaignId) {
        List<LedgerBounce> stored = bounces.of(campaignId);
        if (stored.isEmpty()) {
            return;
        }
        // Read after the chunks: a worker pauses the campaign before it marks the rejection that made it pause.
        Campaign now = campaigns.find(campaignId).orElse(null);
        List<LedgerBounce> pending = stored.stream()
                .filter(one -> !one.bounce().confirmed())
                .filter(one -> now != null && !now.isCancelled() && one.bounce().selfPauses() == now.selfPauses())
                .toList();
        boolean countsForAddresses = pending.size() < MAX_PENDING;
        for (LedgerBounce one : stored) {
            if (one.bounce().confirmed() || countsForAddresses && pending.contains(one)) {
                takeEffect(one);
            } else {
                bounces.remove(one);
            }
        }
    }

    private void apply(LedgerBounce stored) {
        Bounce bounce = stored.bounce();
        if (bounce.type() == BounceType.NO_SUCH_ADDRESS) {
            suppressions.suppress(bounce.subscriberId(), bounce.reply(), stored.campaignId(), stored.id());
        } else {
            suppressions.strike(
                    bounce.subscriberId(), new Strike(stored.campaignId(), bounce.at(), bounce.reply()), stored.id());
        }
    }
}
