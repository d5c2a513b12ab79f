package io.bantin.notification.campaigns.operating;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.bantin.notification.campaigns.ledger.OutcomeTotals;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
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
    private final CampaignControls controls;
    private final Clock clock;

    CampaignController(Campaigns campaigns, Chunks chunks, CampaignControls controls, Clock clock) {
        this.campaigns = campaigns;
        this.chunks = chunks;
        this.controls = controls;
        this.clock = clock;
    }

    /** The newest first; the cursor is the id of the last campaign of the page before. */
    @GetMapping
    @Operation(summary = "The campaigns, the newest first")
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
    @Operation(summary = "One campaign with its progress, and the reasons of those who got no mail")
    CampaignReport one(@PathVariable String eventId) {
        Campaign campaign = existing(eventId);
        Instant now = clock.instant();
        OutcomeTotals tally = chunks.tally(eventId, now.minus(CampaignReport.LATELY));
        return CampaignReport.of(campaign, CampaignView.of(campaign, counts(campaign, tally.counts())), tally, now);
    }

    @PostMapping("/{eventId}/pause")
    @Operation(summary = "Send nothing more of it for now; what was begun within the last second still goes out")
    CampaignView pause(@PathVariable String eventId) {
        controls.pause(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/resume")
    @Operation(summary = "Go on with a paused campaign")
    CampaignView resume(@PathVariable String eventId) {
        controls.resume(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/cancel")
    @Operation(summary = "Send nothing more of it, for good; what is unsent counts as skipped")
    CampaignView cancel(@PathVariable String eventId) {
        controls.cancel(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/retry-failed")
    @Operation(summary = "Try those again whose delivery failed")
    CampaignView retryFailed(@PathVariable String eventId) {
        controls.retryFailed(eventId);
        return view(existing(eventId));
    }

    private Campaign existing(String eventId) {
        return campaigns.find(eventId).orElseThrow(() -> CampaignNotFound.withId(eventId));
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
        CampaignCounts frozen = campaign.counts();
        return CampaignView.of(campaign, frozen == null ? counts(campaign, chunks.counts(campaign.id())) : frozen);
    }

    private static CampaignCounts counts(Campaign campaign, CampaignCounts sum) {
        CampaignCounts frozen = campaign.counts();
        if (frozen != null) {
            return frozen;
        }
        return campaign.isCancelled() ? sum.cutOff() : sum;
    }

    /** One page of campaigns. */
    record Page(List<CampaignView> items, @Nullable String next) {}
}
