package io.bantin.article.workingcopies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/articles/{id}/working-copy")
@Tag(
        name = "Working copies",
        description =
                "What the caller has typed and not saved yet; nobody else sees it. It has an ETag of its own, and is "
                        + "gone with the caller's next save.")
class WorkingCopyController {

    private static final String COPY_ETAG = "The ETag of the working copy, not of the article.";

    private final WorkingCopies copies;

    WorkingCopyController(WorkingCopies copies) {
        this.copies = copies;
    }

    /** The fields of a save, which nobody checks before it is one. */
    @Schema(example = """
                    {"baseVersion": 1, "title": "Mùa gặt ở Đồng Tháp", "lead": "Lúa chín sớm mười ngày.",
                     "body": "Nông dân **Tân Kiều** gặt từ nửa đêm.", "tags": ["nông nghiệp", "lúa"],
                     "byline": ["Lê An"], "language": "vi"}""")
    record Typed(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minimum = "1",
                    description = "The version of the article that the text began from.")
            @Nullable
            Long baseVersion,

            @JsonUnwrapped Manuscript fields) {}

    /** When the copy was stored. */
    record Stored(long baseVersion, Instant savedAt) {}

    @GetMapping
    @Operation(summary = "Read the caller's working copy of an article")
    ResponseEntity<WorkingCopyView> read(@PathVariable String id, Caller caller) {
        var copy = copies.read(id, caller);
        return ResponseEntity.ok()
                .eTag(WorkingCopyPrecondition.header(copy.etag()))
                .body(WorkingCopyView.of(copy));
    }

    @PutMapping
    @Operation(
            summary = "Store what the caller has typed, without any checks but the size of a request (2 MiB)",
            description =
                    "With If-Match, or with If-None-Match: * for the first copy, another tab's text is never overwritten: "
                            + "412 answers the stored copy. 409 if the caller has saved a version above baseVersion.")
    ResponseEntity<Stored> write(
            @PathVariable String id,
            @RequestBody Typed typed,
            @Parameter(description = COPY_ETAG) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            @Parameter(description = "* demands that there is no working copy yet.")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch,
            Caller caller) {
        var demanded = WorkingCopyPrecondition.demanded(ifMatch, ifNoneMatch);
        var copy = copies.write(id, typed.baseVersion(), typed.fields(), demanded, caller);
        return ResponseEntity.ok()
                .eTag(WorkingCopyPrecondition.header(copy.etag()))
                .body(new Stored(copy.baseVersion(), copy.savedAt()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Discard the caller's working copy")
    void discard(
            @PathVariable String id,
            @Parameter(description = COPY_ETAG) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable
                    String ifMatch,
            Caller caller) {
        copies.discard(id, WorkingCopyPrecondition.demanded(ifMatch, null), caller);
    }
}
