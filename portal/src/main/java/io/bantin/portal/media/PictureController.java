package io.bantin.portal.media;

import io.bantin.portal.site.SiteTemplates;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves pictures: whole or a range, with an ETag, and to be kept by browsers for ever. */
@RestController
class PictureController {

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ID = "[0-9a-z]{13}";
    private static final String NAME = "[0-9]{1,5}-[0-9a-f]{12}\\.(?:webp|jpg|png)";

    private final PictureCache pictures;
    private final SiteTemplates site;

    PictureController(PictureCache pictures, SiteTemplates site) {
        this.pictures = pictures;
        this.site = site;
    }

    @GetMapping("/media/{id}/{name}")
    ResponseEntity<byte[]> picture(
            @PathVariable String id,
            @PathVariable String name,
            @RequestHeader HttpHeaders headers,
            HttpServletResponse response,
            Locale language) {
        var picture = id.matches(ID) && name.matches(NAME) ? pictures.get(id, name) : null;
        if (picture == null) {
            return site.error(HttpStatus.NOT_FOUND, language);
        }
        // Mails in a browser and other sites show pictures too. Set here, since Spring MVC would add it to the site's
        // own.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        var range = range(picture, headers);
        return range == null ? answer(picture, HttpStatus.OK).body(picture.bytes()) : part(picture, range);
    }

    private static ResponseEntity<byte[]> part(CachedPicture picture, HttpRange range) {
        int length = picture.bytes().length;
        int start = (int) range.getRangeStart(length);
        int end = (int) range.getRangeEnd(length) + 1;
        if (start >= length) {
            return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + length)
                    .build();
        }
        return answer(picture, HttpStatus.PARTIAL_CONTENT)
                .header(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, end - 1, length))
                .body(Arrays.copyOfRange(picture.bytes(), start, end));
    }

    private static ResponseEntity.BodyBuilder answer(CachedPicture picture, HttpStatus status) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .eTag(picture.etag())
                .contentType(picture.type());
    }

    /**
     * Null for the whole picture, as for several ranges at once, which no browser asks for. Spring MVC's own ranges of a resource
     * ignore If-Range, so a browser might join parts of two pictures.
     */
    private static @Nullable HttpRange range(CachedPicture picture, HttpHeaders headers) {
        var wanted = headers.getFirst(HttpHeaders.RANGE);
        var onlyIf = headers.getFirst(HttpHeaders.IF_RANGE);
        // Spring MVC answers If-None-Match for a whole picture only.
        if (wanted == null
                || headers.containsHeader(HttpHeaders.IF_NONE_MATCH)
                || onlyIf != null && !onlyIf.equals(picture.etag())) {
            return null;
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(wanted);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
