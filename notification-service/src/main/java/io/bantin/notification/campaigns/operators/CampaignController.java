package io.bantin.notification.campaigns.operators;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.campaigns.Campaign;
import io.bantin.notification.campaigns.CampaignCounts;
import io.bantin.notification.campaigns.CampaignNotFound;
import io.bantin.notification.campaigns.Campaigns;
import io.bantin.notification.campaigns.ledger.ChunkHeader;
import io.bantin.notification.campaigns.ledger.Chunks;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows campaigns and their progress to operators, and lets them pause, resume, cancel and retry. */
@RestController
@RequestMapping("/api/ops/campaigns")
class CampaignController {

    private static final int MAX_LIMIT = 100;

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
    @Operation(summary = "List the campaigns, the newest first")
    Page list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be between 1 and " + MAX_LIMIT);
        }
        List<Campaign> found = campaigns.newest(after(cursor), limit + 1);
        List<Campaign> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(this::view).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/{eventId}")
    @Operation(summary = "Show one campaign with its progress, and the reasons why recipients got no mail")
    CampaignReport one(@PathVariable String eventId) {
        Campaign campaign = existing(eventId);
        Instant now = clock.instant();
        OutcomeTotals totals;
        try (Stream<ChunkHeader> all = chunks.streamAll(eventId)) {
            totals = OutcomeTotals.of(all, now.minus(CampaignReport.RECENT));
        }
        return CampaignReport.of(campaign, CampaignView.of(campaign, counts(campaign, totals.counts())), totals, now);
    }

    @PostMapping("/{eventId}/pause")
    @Operation(summary = "Pause a campaign; mails begun within the last second still go out")
    CampaignView pause(@PathVariable String eventId) {
        controls.pause(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/resume")
    @Operation(summary = "Resume a paused campaign")
    CampaignView resume(@PathVariable String eventId) {
        controls.resume(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/cancel")
    @Operation(summary = "Cancel a campaign for good; unsent mails count as skipped")
    CampaignView cancel(@PathVariable String eventId) {
        controls.cancel(eventId);
        return view(existing(eventId));
    }

    @PostMapping("/{eventId}/retry-failed")
    @Operation(summary = "Retry the deliveries that failed")
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
        CampaignCounts frozen = campaign.ledger().counts();
        return CampaignView.of(campaign, frozen == null ? counts(campaign, chunks.counts(campaign.id())) : frozen);
    }

    private static CampaignCounts counts(Campaign campaign, CampaignCounts sum) {
        CampaignCounts frozen = campaign.ledger().counts();
        if (frozen != null) {
            return frozen;
        }
        return campaign.isCancelled() ? sum.afterCancellation() : sum;
    }

    /** One page of campaigns. */
    record Page(List<CampaignView> items, @Nullable String next) {}
}
