package io.bantin.notification.campaigns.operators;

import io.bantin.notification.background.WorkKind;
import io.bantin.notification.background.WorkSignals;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.CampaignState;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.ledger.Chunks;
import org.springframework.stereotype.Component;

/** The operators' actions on a campaign. Repeating an action changes nothing. */
@Component
class CampaignControls {

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final BounceEffects effects;
    private final WorkSignals signals;

    CampaignControls(Campaigns campaigns, Chunks chunks, BounceEffects effects, WorkSignals signals) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.effects = effects;
        this.signals = signals;
    }

    void pause(String id) {
        Campaign campaign = existing(id);
        if (!campaigns.pause(id, "Paused by an operator") && existing(id).state() != CampaignState.PAUSED) {
            throw CampaignOver.refusing("paused", campaign);
        }
    }

    void resume(String id) {
        existing(id);
        campaigns.resume(id);
        signals.signal(WorkKind.PLANNING);
        signals.signal(WorkKind.SENDING);
    }

    void cancel(String id) {
        existing(id);
        campaigns.cancel(id);
        signals.signal(WorkKind.PLANNING);
        signals.signal(WorkKind.FINISHING);
    }

    /** Reopens the chunks before the campaign: an open campaign without open chunks would finish at once. */
    void retryFailed(String id) {
        Campaign campaign = existing(id);
        if (campaign.isCancelled()) {
            throw CampaignOver.refusing("retried", campaign);
        }
        effects.takeEffectOfConfirmed(id);
        chunks.reopenFailed(id);
        if (!campaigns.reopen(id)) {
            throw CampaignOver.refusing("retried", existing(id));
        }
        signals.signal(WorkKind.SENDING);
    }

    private Campaign existing(String id) {
        return campaigns.find(id).orElseThrow(() -> CampaignNotFound.withId(id));
    }
}
