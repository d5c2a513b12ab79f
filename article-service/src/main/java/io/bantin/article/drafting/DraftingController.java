package io.bantin.article.drafting;

import io.bantin.article.editorial.ArticleView;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(DraftingController.PATH)
@Tag(
        name = "Drafting",
        description = "Reporters edit their own drafts, editors all drafts; publishers correct published articles.")
class DraftingController {

    static final String PATH = "/api/editorial/articles";

    private final Drafting drafting;

    DraftingController(Drafting drafting) {
        this.drafting = drafting;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a draft")
    ResponseEntity<ArticleView> create(
            @RequestBody Manuscript manuscript,
            @Parameter(description = "A request that repeats the key and the body creates no second draft.")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            Caller caller) {
        var saved = drafting.create(manuscript, key, caller);
        return ResponseEntity.created(URI.create(PATH + "/" + saved.article().id()))
                .eTag(Etags.of(saved.article().version()))
                .body(ArticleView.of(saved.article(), saved.warnings()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an article with its Markdown; a change must send its ETag in If-Match")
    ResponseEntity<ArticleView> read(@PathVariable String id, Caller caller) {
        return ArticleView.answer(drafting.read(id, caller));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace a draft or correct a published article; absent fields become empty")
    ResponseEntity<ArticleView> rewrite(
            @PathVariable String id,
            @RequestBody Manuscript manuscript,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        var saved = drafting.rewrite(id, manuscript, ifMatch, caller);
        return ResponseEntity.ok()
                .eTag(Etags.of(saved.article().version()))
                .body(ArticleView.of(saved.article(), saved.warnings()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a draft that was never published")
    void delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        drafting.delete(id, ifMatch, caller);
    }
}
