package io.bantin.portal.media;

import io.bantin.portal.site.SiteTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    @Nullable
    ResponseEntity<byte[]> picture(
            @PathVariable String id,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        var picture = id.matches(ID) && name.matches(NAME) ? pictures.get(id, name) : null;
        if (picture == null) {
            return site.error(HttpStatus.NOT_FOUND, language);
        }
        write(picture, request, response);
        return null;
    }

    private static void write(CachedPicture picture, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
        response.setHeader(HttpHeaders.ETAG, picture.etag());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        // Mails in a browser and other sites show pictures too.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (isKnown(picture, request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        int length = picture.bytes().length;
        var range = range(picture, request);
        int start = range == null ? 0 : (int) range.getRangeStart(length);
        int end = range == null ? length : (int) range.getRangeEnd(length) + 1;
        if (start >= length) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        if (range != null) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, end - 1, length));
        }
        response.setContentType(picture.type().toString());
        response.setContentLength(end - start);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(picture.bytes(), start, end - start);
        }
    }

    private static boolean isKnown(CachedPicture picture, HttpServletRequest request) {
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.contains(picture.etag()) || known.strip().equals("*"));
    }

    /** Null for the whole picture, as for several ranges at once, which no browser asks for. */
    private static @Nullable HttpRange range(CachedPicture picture, HttpServletRequest request) {
        var wanted = request.getHeader(HttpHeaders.RANGE);
        var onlyIf = request.getHeader(HttpHeaders.IF_RANGE);
        if (wanted == null || onlyIf != null && !onlyIf.equals(picture.etag())) {
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
