package io.bantin.article.media.serving;

import io.bantin.article.media.PictureFiles;
import io.bantin.article.media.PictureNotFound;
import io.bantin.article.media.PictureState;
import io.bantin.article.media.Pictures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/media")
@Tag(name = "Reading", description = "Anyone can read published articles.")
class RenditionController {

    private final Pictures pictures;
    private final PictureFiles files;

    RenditionController(Pictures pictures, PictureFiles files) {
        this.pictures = pictures;
        this.files = files;
    }

    @GetMapping(
            path = "/{id}/{name}",
            produces = {"image/webp", "image/jpeg", "image/png"})
    @Operation(
            summary = "Read a picture in one size",
            description =
                    "For the portal, which serves the same at /media/{id}/{name} with ranges and for ever. The bytes"
                            + " behind an address never change.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such picture, or not in this size.")
    @ApiResponse(responseCode = "503", description = "The size is still being made.")
    ResponseEntity<byte[]> read(
            @PathVariable String id,
            @Parameter(description = "The last part of a rendition's url.") @PathVariable String name)
            throws IOException {
        var picture = pictures.get(id);
        var rendition = picture.renditions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> PictureNotFound.rendition(id));
        if (!picture.made().contains(name)) {
            throw picture.state() == PictureState.PROCESSING
                    ? new RenditionUnavailable()
                    : PictureNotFound.rendition(id);
        }
        try (var in = files.open(picture.fileOf(name)).orElseThrow(() -> PictureNotFound.rendition(id))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(rendition.type()))
                    .eTag("\"" + name + "\"")
                    .body(in.readAllBytes());
        }
    }
}
