package io.bantin.article.library;

import io.bantin.article.media.PictureState;
import io.bantin.article.media.PictureView;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Limit;
import io.bantin.article.paging.Page;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/media")
@Tag(name = "Media", description = "Pictures for articles; see docs/media.md.")
class LibraryController {

    private final MediaLibrary library;

    LibraryController(MediaLibrary library) {
        this.library = library;
    }

    @GetMapping
    @Operation(summary = "List pictures, newest first")
    Page<PictureView> list(
            @Parameter(
                            description =
                                    "Words of alt text, caption, credit or file name; tone marks do not matter, and a"
                                            + " beginning of a word is enough.")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable PictureState state,
            @Parameter(
                            description =
                                    "Only pictures that no article shows. A page can then have fewer items than the limit"
                                            + " and still name a next one.")
                    @RequestParam(defaultValue = "false")
                    boolean unused,
            @Parameter(description = "The 'next' of the previous page.") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "1 to 100 items.") @RequestParam(defaultValue = Limit.DEFAULT) int limit) {
        var after = Cursor.parse(cursor);
        var page = unused
                ? library.unused(q, state, after, Limit.checked(limit))
                : library.list(q, state, after, Limit.checked(limit));
        return page.map(PictureView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a picture; its state tells whether its sizes are made")
    PictureView read(@PathVariable String id) {
        return PictureView.of(library.read(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change alt text, caption or credit; absent fields stay as they are",
            description = "Articles that are saved already keep the texts that they were saved with.")
    PictureView change(@PathVariable String id, @RequestBody PictureChange change, Caller caller) {
        return PictureView.of(library.change(id, change, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a picture that no article shows")
    @ApiResponse(responseCode = "204", description = "The picture is removed.")
    @ApiResponse(responseCode = "409", description = "Articles show the picture; the problem names them in 'articles'.")
    void remove(@PathVariable String id, Caller caller) {
        library.remove(id, caller);
    }
}
