package io.bantin.notification.subscribers.importing.operators;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.notification.subscribers.importing.Imports;
import io.bantin.notification.subscribers.importing.RowBlockOutcome;
import io.bantin.notification.subscribers.importing.RowBlockOutcomes;
import io.bantin.notification.subscribers.importing.RowRejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the rejected rows of an import by line, without their addresses. */
@RestController
@RequestMapping("/api/ops/subscribers/imports/{id}/rejections")
@Tag(name = "Subscribers")
class RowRejectionController {

    private static final int MAX_LIMIT = 1000;

    private final Imports imports;
    private final RowBlockOutcomes outcomes;

    RowRejectionController(Imports imports, RowBlockOutcomes outcomes) {
        this.imports = imports;
        this.outcomes = outcomes;
    }

    @GetMapping(produces = "application/json")
    @Operation(summary = "List the rejected rows of an import in file order, as pages of JSON or as one CSV file")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Page.class)),
                @Content(mediaType = ImportController.CSV, schema = @Schema(type = "string"))
            })
    Page list(
            @PathVariable String id,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        requireImport(id);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw InvalidInput.of("limit", "must be between 1 and " + MAX_LIMIT);
        }
        Position after = cursor == null ? Position.START : Position.parse(cursor);
        try (Stream<RowBlockOutcome> blocks = outcomes.withRejections(id, after.block())) {
            List<BlockRejection> items = blocks.flatMap(BlockRejection::allOf)
                    .filter(found -> found.rejection().line() > after.line())
                    .limit(limit + 1L)
                    .toList();
            List<BlockRejection> page = items.subList(0, Math.min(limit, items.size()));
            return new Page(
                    page.stream().map(BlockRejection::rejection).toList(),
                    items.size() > limit ? page.getLast().cursor() : null);
        }
    }

    @GetMapping(produces = ImportController.CSV)
    @Operation(hidden = true)
    void write(@PathVariable String id, HttpServletResponse response) throws IOException {
        requireImport(id);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + id + ".csv\"");
        // Not closed after a failure, so that no client mistakes a part for the whole.
        CsvWriter csv = CsvWriter.builder().build(response.getOutputStream());
        csv.writeRecord("line", "field", "reason", "message");
        try (Stream<RowBlockOutcome> blocks = outcomes.withRejections(id, 0)) {
            blocks.flatMap(block -> block.rejections().stream())
                    .forEach(rejection -> csv.writeRecord(
                            String.valueOf(rejection.line()),
                            rejection.field(),
                            rejection.reason(),
                            rejection.message()));
        }
        csv.flush();
    }

    private void requireImport(String id) {
        imports.find(id).orElseThrow(() -> ImportNotFound.withId(id));
    }

    /** One page of rejected rows. */
    record Page(List<RowRejection> items, @Nullable String next) {}

    private record BlockRejection(int block, RowRejection rejection) {

        static Stream<BlockRejection> allOf(RowBlockOutcome outcome) {
            return outcome.rejections().stream().map(rejection -> new BlockRejection(outcome.number(), rejection));
        }

        String cursor() {
            return block + "-" + rejection.line();
        }
    }

    /** The position at which a page ended. */
    private record Position(int block, int line) {

        static final Position START = new Position(0, 0);

        static Position parse(String cursor) {
            if (!cursor.matches("\\d{1,9}-\\d{1,9}")) {
                throw InvalidInput.of("cursor", "must be the 'next' of an earlier page");
            }
            int hyphen = cursor.indexOf('-');
            return new Position(
                    Integer.parseInt(cursor.substring(0, hyphen)), Integer.parseInt(cursor.substring(hyphen + 1)));
        }
    }
}
