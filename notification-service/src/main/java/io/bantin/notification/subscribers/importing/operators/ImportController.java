package io.bantin.notification.subscribers.importing.operators;

import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.bantin.notification.subscribers.importing.ImportCounts;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.RowBlockOutcomes;
import io.bantin.notification.subscribers.importing.SubscriberImport;
import io.bantin.notification.subscribers.importing.receiving.FileReceiver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators upload files of subscribers and follow their imports. */
@RestController
@RequestMapping("/api/ops/subscribers/imports")
@Tag(name = "Subscribers", description = "For operators only; see docs/subscribers.md.")
class ImportController {

    static final String CSV = "text/csv";

    private static final int MAX_LIMIT = 100;

    private final FileReceiver receiver;
    private final Imports imports;
    private final RowBlockOutcomes outcomes;

    ImportController(FileReceiver receiver, Imports imports, RowBlockOutcomes outcomes) {
        this.receiver = receiver;
        this.imports = imports;
        this.outcomes = outcomes;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            summary = "Import subscribers who consented elsewhere",
            description =
                    "A CSV file with a header and up to 1,000,000 rows, in UTF-8 or in UTF-16 with a byte order mark,"
                            + " separated by commas, semicolons, tabs or |. A file with a format error is refused as a whole."
                            + " Otherwise each row is imported or rejected by itself, in the background.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            "email,categories,locale,frequency,consent_at,consent_text\n"
                                                                    + "ai@example.org,tin-trong-tinh;nong-nghiep,vi,INSTANT,"
                                                                    + "2026-01-31T08:00:00Z,Tôi đồng ý nhận tin.\n"))))
    @ApiResponse(
            responseCode = "202",
            description = "The file is received and will be imported; Location has the import.")
    @ApiResponse(responseCode = "400", description = "The format is invalid; nothing was imported.")
    @ApiResponse(responseCode = "413", description = "The file has too many rows or bytes; nothing was imported.")
    @ApiResponse(responseCode = "415", description = "The file is not text/csv in UTF-8 or UTF-16.")
    ResponseEntity<ImportView> receive(HttpServletRequest request, @Parameter(hidden = true) Caller caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        requireUnicode(request);
        SubscriberImport received =
                receiver.receive(request.getInputStream(), request.getContentLengthLong(), caller.name());
        return ResponseEntity.accepted()
                .location(URI.create("/api/ops/subscribers/imports/" + received.id()))
                .body(view(received));
    }

    @GetMapping
    @Operation(summary = "List imports, newest first")
    Page list(
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be between 1 and " + MAX_LIMIT);
        }
        if (cursor != null && imports.find(cursor).isEmpty()) {
            throw InvalidInput.of("cursor", "must be the 'next' of an earlier page");
        }
        List<SubscriberImport> found = imports.newest(cursor, limit + 1);
        List<SubscriberImport> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(this::view).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read the progress of an import and the counts of its rows")
    ImportView one(@PathVariable String id) {
        return imports.find(id).map(this::view).orElseThrow(() -> ImportNotFound.withId(id));
    }

    private ImportView view(SubscriberImport file) {
        ImportCounts finalCounts = file.tally();
        return ImportView.of(file, finalCounts == null ? outcomes.counts(file.id()) : finalCounts);
    }

    private static void requireUnicode(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        Charset charset = type.getCharset();
        // For UTF-16 the byte order mark of the file determines the order of the bytes.
        if (charset != null
                && !charset.equals(StandardCharsets.UTF_8)
                && !charset.name().startsWith("UTF-16")) {
            throw new HttpMediaTypeNotSupportedException(
                    type, List.of(new MediaType("text", "csv", StandardCharsets.UTF_8)));
        }
    }

    /** One page of imports. */
    record Page(List<ImportView> items, @Nullable String next) {}
}
