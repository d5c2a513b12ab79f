package io.bantin.notification.campaigns.bounces;

import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Bounce;
import io.bantin.notification.campaigns.ledger.Bounces;
import io.bantin.notification.campaigns.ledger.NotedBounce;
import io.bantin.notification.mail.smtp.BounceType;
import io.bantin.notification.subscribers.Subscriber.Strike;
import io.bantin.notification.subscribers.suppressions.Suppressions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Lets noted bounces take effect: confirm it, change the subscriber, remove it. A process may die between any two of these
 * steps, and another goes on; the subscriber remembers which bounces it has seen, so that each counts once, also when the
 * first process wakes up after an operator lifted the suppression.
 */
@Component
public class BounceEffects {

    /** So many that no later acceptance contradicts look like a server that refuses everybody. */
    private static final int TOO_MANY = 20;

    private final Bounces bounces;
    private final Suppressions suppressions;
    private final Campaigns campaigns;

    BounceEffects(Bounces bounces, Suppressions suppressions, Campaigns campaigns) {
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.campaigns = campaigns;
    }

    /**
     * Unless it was dropped meanwhile. The campaign is asked after a later mail was accepted: had it paused itself between
     * refusal and acceptance, that is seen.
     */
    public void takeEffect(NotedBounce noted) {
        if (!noted.bounce().confirmed() && isVoid(noted)) {
            bounces.remove(noted);
        } else if (bounces.confirm(noted)) {
            apply(noted);
            bounces.remove(noted);
        }
    }

    private boolean isVoid(NotedBounce noted) {
        return campaigns
                .find(noted.campaignId())
                .filter(now -> now.timesPausedItself() == noted.bounce().selfPauses())
                .isEmpty();
    }

    /** Goes on with those that were confirmed by a process that died since. */
    public void takeEffectOfConfirmed(String campaignId) {
        bounces.of(campaignId).stream()
                .filter(noted -> noted.bounce().confirmed())
                .forEach(this::takeEffect);
    }

    /**
     * All chunks of the campaign are at their end: what was refused last takes effect as well. Not so where as many were
     * refused in a row as make a campaign pause itself, only by several workers or processes; and a cancelled campaign never
     * came to its end.
     */
    public void takeEffectAtEnd(String campaignId) {
        List<NotedBounce> noted = bounces.of(campaignId);
        if (noted.isEmpty()) {
            return;
        }
        // Read after the chunks: a worker pauses the campaign before it marks the refusal for which it does.
        Campaign now = campaigns.find(campaignId).orElse(null);
        List<NotedBounce> pending = noted.stream()
                .filter(one -> !one.bounce().confirmed())
                .filter(one ->
                        now != null && !now.isCancelled() && one.bounce().selfPauses() == now.timesPausedItself())
                .toList();
        boolean countsForAddresses = pending.size() < TOO_MANY;
        for (NotedBounce one : noted) {
            if (one.bounce().confirmed() || countsForAddresses && pending.contains(one)) {
                takeEffect(one);
            } else {
                bounces.remove(one);
            }
        }
    }

    private void apply(NotedBounce noted) {
        Bounce bounce = noted.bounce();
        if (bounce.type() == BounceType.NO_SUCH_ADDRESS) {
            suppressions.suppress(bounce.subscriberId(), bounce.reply(), noted.campaignId(), noted.id());
        } else {
            suppressions.strike(
                    bounce.subscriberId(), new Strike(noted.campaignId(), bounce.at(), bounce.reply()), noted.id());
        }
    }
}
