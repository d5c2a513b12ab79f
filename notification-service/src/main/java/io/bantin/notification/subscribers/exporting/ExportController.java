package io.bantin.notification.subscribers.exporting;

import io.bantin.notification.categories.Categories;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.SubscriberBulkStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exports all active subscribers as a CSV file. */
@RestController
@RequestMapping("/api/ops/subscribers/export")
@Tag(name = "Subscribers")
class ExportController {

    private final SubscriberBulkStore subscribers;
    private final Categories categories;
    private final Clock clock;

    ExportController(SubscriberBulkStore subscribers, Categories categories, Clock clock) {
        this.subscribers = subscribers;
        this.categories = categories;
        this.clock = clock;
    }

    /** Streams the file. A failure breaks the connection, so that no client mistakes a part for the whole. */
    @GetMapping(produces = "text/csv")
    @Operation(summary = "Export all active subscribers in the format that an import accepts")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"subscribers-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), clock.getZone())));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var file = new SubscriberCsvWriter(response.getOutputStream(), categories.lookup());
        try (Stream<Subscriber> active = subscribers.active()) {
            active.forEach(file::write);
            file.flush();
        } catch (UncheckedIOException clientIsGone) {
            throw clientIsGone.getCause();
        }
    }
}
