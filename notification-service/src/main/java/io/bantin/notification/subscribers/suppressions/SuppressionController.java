package io.bantin.notification.subscribers.suppressions;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.bantin.notification.subscribers.Subscriber;
import io.bantin.notification.subscribers.Subscriber.Lift;
import io.bantin.notification.subscribers.Subscribers;
import io.bantin.notification.subscribers.SuppressionReason;
import io.bantin.notification.subscribers.addresses.EmailAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators list and lift suppressions. Addresses are only in bodies, because URLs are logged. */
@RestController
@RequestMapping("/api/ops/suppressions")
@Tag(name = "Suppressions", description = "Addresses to which no mail is sent any more, with the reasons.")
class SuppressionController {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_REASON = 500;

    private final SuppressedSubscribers suppressed;
    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final Clock clock;

    /** The address whose suppression is lifted, and the reason. */
    @Schema(example = """
                    {"email": "ai@example.org", "reason": "Hộp thư đã được dọn."}""")
    record LiftRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String email,

            @Schema(
                    description =
                            "Why mails will be accepted again; at most 500 characters, stored with the suppression",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {

        /** Omits the address, because it must not appear in logs. */
        @Override
        public String toString() {
            return "LiftRequest[***]";
        }
    }

    /** One page of suppressed addresses. */
    record Page(List<SuppressionView> items, @Nullable String next) {}

    SuppressionController(
            SuppressedSubscribers suppressed, Subscribers subscribers, Suppressions suppressions, Clock clock) {
        this.suppressed = suppressed;
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List suppressed addresses, latest suppression first")
    Page list(
            @Parameter(description = "NO_SUCH_ADDRESS or REPEATED_REFUSALS; all if absent")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be between 1 and " + MAX_LIMIT);
        }
        SuppressionReason only = reason(reason);
        List<Subscriber> found = suppressed.page(only, position(cursor), limit + 1);
        List<Subscriber> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream()
                        .flatMap(subscriber -> SuppressionView.of(subscriber).stream())
                        .toList(),
                found.size() > limit
                        ? SuppressedSubscribers.Position.of(page.getLast()).toString()
                        : null);
    }

    /** Streams the file. A failure breaks the connection, so that no client mistakes a part for the whole. */
    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(summary = "Export the suppressed addresses, latest suppression first")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            @Parameter(description = "NO_SUCH_ADDRESS or REPEATED_REFUSALS; all if absent")
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            HttpServletResponse response)
            throws IOException {
        SuppressionReason only = reason(reason);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"suppressions-%s.csv\""
                        .formatted(LocalDate.ofInstant(clock.instant(), clock.getZone())));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var file = new SuppressionCsvWriter(response.getOutputStream());
        try (Stream<Subscriber> all = suppressed.all(only)) {
            all.flatMap(subscriber -> SuppressionView.of(subscriber).stream()).forEach(file::write);
            file.flush();
        } catch (UncheckedIOException clientIsGone) {
            throw clientIsGone.getCause();
        }
    }

    @PostMapping("/lift")
    @Operation(
            summary = "Lift a suppression and send to the address again",
            description =
                    "Also resets the count of refused campaigns. The reasons for the suppression and for lifting it"
                            + " stay with the subscription.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No subscriber has this address.")
    @ApiResponse(responseCode = "409", description = "The address is not suppressed.")
    LiftedSuppressionView lift(@RequestBody LiftRequest request, @Parameter(hidden = true) Caller caller) {
        List<FieldError> errors = new ArrayList<>();
        EmailAddress email = address(request.email(), errors);
        String reason = Objects.requireNonNullElse(request.reason(), "").strip();
        if (reason.isEmpty() || reason.length() > MAX_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(
                    "reason",
                    "must say why mails will be accepted again, in one line of at most " + MAX_REASON
                            + " characters."));
        }
        if (email == null || !errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        Subscriber subscriber = subscribers.find(email).orElseThrow(NotSuppressed::noSubscriber);
        return Optional.ofNullable(subscriber.suppression())
                .map(suppression -> new Lift(clock.instant(), caller.name(), reason, suppression))
                .flatMap(lift -> suppressions
                        .lift(subscriber.id(), lift)
                        .map(now -> new LiftedSuppressionView(now.id(), now.state(), lift)))
                .orElseThrow(() -> NotSuppressed.but(subscriber.state()));
    }

    private @Nullable EmailAddress address(@Nullable String typed, List<FieldError> errors) {
        return switch (subscribers.lookUp(Objects.requireNonNullElse(typed, ""))) {
            case EmailAddress.Valid valid -> valid.address();
            case EmailAddress.Invalid invalid -> {
                errors.add(new FieldError("email", invalid.reason()));
                yield null;
            }
        };
    }

    private static @Nullable SuppressionReason reason(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(SuppressionReason.values())
                .filter(reason -> reason.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("reason", "must be NO_SUCH_ADDRESS or REPEATED_REFUSALS"));
    }

    private static SuppressedSubscribers.@Nullable Position position(@Nullable String cursor) {
        return cursor == null
                ? null
                : SuppressedSubscribers.Position.parse(cursor)
                        .orElseThrow(() -> InvalidInput.of("cursor", "must be the 'next' of an earlier page"));
    }
}
