package io.bantin.notification.ops;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.Counts;
import io.bantin.notification.campaigns.ledger.Chunks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns for operators: what is announced, and how far it is. */
@RestController
@RequestMapping("/api/ops/campaigns")
class CampaignController {

    private static final int MOST = 100;

    private final Campaigns campaigns;
    private final Chunks chunks;
    private final Controls controls;

    CampaignController(Campaigns campaigns, Chunks chunks, Controls controls) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.controls = controls;
    }

    /** The newest first; the cursor is the id of the last campaign of the page before. */
    @GetMapping
    Page list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw InvalidInput.of("limit", "must be between 1 and " + MOST);
        }
        List<Campaign> found = campaigns.newest(after(cursor), limit + 1);
        List<Campaign> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(this::view).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/{eventId}")
    CampaignView one(@PathVariable String eventId) {
        return campaigns.find(eventId).map(this::view).orElseThrow(() -> CampaignNotFound.withId(eventId));
    }

    @PostMapping("/{eventId}/pause")
    CampaignView pause(@PathVariable String eventId) {
        controls.pause(eventId);
        return one(eventId);
    }

    @PostMapping("/{eventId}/resume")
    CampaignView resume(@PathVariable String eventId) {
        controls.resume(eventId);
        return one(eventId);
    }

    @PostMapping("/{eventId}/cancel")
    CampaignView cancel(@PathVariable String eventId) {
        controls.cancel(eventId);
        return one(eventId);
    }

    @PostMapping("/{eventId}/retry-failed")
    CampaignView retryFailed(@PathVariable String eventId) {
        controls.retryFailed(eventId);
        return one(eventId);
    }

    private Optional<Campaign> after(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        return Optional.of(campaigns
                .find(cursor)
                .orElseThrow(() -> InvalidInput.of("cursor", "must be the 'next' of an earlier page")));
    }

    private CampaignView view(Campaign campaign) {
        return CampaignView.of(campaign, counts(campaign));
    }

    private Counts counts(Campaign campaign) {
        Counts frozen = campaign.counts();
        if (frozen != null) {
            return frozen;
        }
        Counts sum = chunks.counts(campaign.id());
        return campaign.isCancelled() ? sum.cutOff() : sum;
    }

    /** One page of campaigns. */
    record Page(List<CampaignView> items, @Nullable String next) {}
}
