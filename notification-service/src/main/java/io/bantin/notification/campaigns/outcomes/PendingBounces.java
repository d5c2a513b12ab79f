package io.bantin.notification.campaigns.outcomes;

import io.bantin.notification.campaigns.bounces.BounceEffects;
import io.bantin.notification.campaigns.bounces.Bounces;
import io.bantin.notification.campaigns.bounces.LedgerBounce;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bounces of a campaign that one delivery has recorded or read. Each takes effect only after a later mail was accepted,
 * because a server that rejects every mail says nothing about addresses.
 */
final class PendingBounces {

    private final Bounces stored;
    private final BounceEffects effects;
    private final List<LedgerBounce> waiting = new ArrayList<>();
    private final List<LedgerBounce> confirmed = new ArrayList<>();
    private boolean othersRead;

    PendingBounces(Bounces stored, BounceEffects effects) {
        this.stored = stored;
        this.effects = effects;
    }

    void add(LedgerBounce bounce) {
        waiting.add(bounce);
    }

    /**
     * Adds the bounces that other workers recorded in this campaign: every mail sent from now on is later. Reads the
     * store once, after the first mark, so that no first mail waits for it.
     */
    void addOthers(String campaignId, String chunkId) {
        if (othersRead) {
            return;
        }
        othersRead = true;
        Set<String> own = waiting.stream().map(LedgerBounce::id).collect(Collectors.toSet());
        stored.of(campaignId).stream()
                .filter(bounce -> !bounce.chunkId().equals(chunkId) || !own.contains(bounce.id()))
                .forEach(bounce -> (bounce.bounce().confirmed() ? confirmed : waiting).add(bounce));
    }

    /**
     * Call this after a mail was accepted: the rejections before it were about their addresses.
     *
     * @param selfPauses how often the campaign had paused itself before that mail: a rejection before another pause does not count
     */
    void confirm(int selfPauses) {
        for (Iterator<LedgerBounce> bounces = waiting.iterator(); bounces.hasNext(); ) {
            LedgerBounce bounce = bounces.next();
            if (bounce.bounce().selfPauses() == selfPauses) {
                confirmed.add(bounce);
                bounces.remove();
            }
        }
    }

    void applyConfirmed() {
        confirmed.forEach(effects::takeEffect);
        confirmed.clear();
    }
}
