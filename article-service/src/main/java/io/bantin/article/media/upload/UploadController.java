package io.bantin.article.media.upload;

import io.bantin.article.media.PictureView;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileUploadByteCountLimitException;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(UploadController.PATH)
@Tag(name = "Media", description = "Pictures for articles; see docs/media.md.")
class UploadController {

    static final String PATH = "/api/editorial/media";

    /** So much of a picture that is too large is read, so that its sender gets the answer. */
    private static final long MAX_FORM_BYTES = 40L << 20;

    private final PictureUpload uploads;
    private final UploadProperties limits;

    UploadController(PictureUpload uploads, UploadProperties limits) {
        this.uploads = uploads;
        this.limits = limits;
    }

    /** The form, for the description of the API. */
    record PictureForm(
            @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Schema(
                    description = "What the picture shows, for readers who cannot see it.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 500)
            String alt,

            @Schema(maxLength = 1000) @Nullable String caption,
            @Schema(maxLength = 250) @Nullable String credit) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Upload a picture",
            description =
                    "JPEG, PNG, WebP or GIF up to 20 MiB, 16,000 pixels a side and 100 million pixels. The file keeps its"
                            + " colours and loses everything private, such as the place where it was taken. Of an animation, readers"
                            + " see the first frame. Its sizes for readers are made in the background.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = PictureForm.class))))
    @ApiResponse(responseCode = "201", description = "The picture is stored; Location has it.")
    @ApiResponse(
            responseCode = "200",
            description = "The same file was stored before: the answer is that picture, with its texts as they are.")
    @ApiResponse(responseCode = "400", description = "The picture or a text cannot be taken; nothing was stored.")
    @ApiResponse(responseCode = "413", description = "The picture is larger than 20 MiB; nothing was stored.")
    ResponseEntity<PictureView> upload(HttpServletRequest request, Caller caller) throws IOException {
        var form = new JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory>();
        form.setSizeMax(MAX_FORM_BYTES);
        form.setHeaderCharset(StandardCharsets.UTF_8);
        try {
            var outcome = uploads.upload(form.getItemIterator(request), caller);
            var location = URI.create(PATH + "/" + outcome.picture().id());
            return ResponseEntity.status(outcome.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .location(location)
                    .body(PictureView.of(outcome.picture()));
        } catch (FileUploadByteCountLimitException tooLarge) {
            throw PictureRefused.tooLarge(limits.size());
        } catch (FileUploadSizeException longHead) {
            throw InvalidInput.of("file", "must have a shorter file name.");
        } catch (FileUploadException malformed) {
            throw InvalidInput.of("body", "must be a complete multipart form; send it again.");
        }
    }
}
