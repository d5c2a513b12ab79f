package io.bantin.kit.requests;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Recognizes JSON in UTF-8, the only media type of the API. */
final class MediaTypes {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private MediaTypes() {}

    static boolean isJson(@Nullable String contentType) {
        if (contentType == null || contentType.equals(JSON)) {
            return contentType != null;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Returns whether the header accepts JSON: the most specific range that includes it decides (RFC 9110, 12.5.1). */
    static boolean acceptJson(List<String> accept) {
        if (accept.isEmpty() || accept.size() == 1 && isPlain(accept.getFirst())) {
            return true;
        }
        try {
            int specificity = -1;
            double quality = 0;
            for (MediaType range : MediaType.parseMediaTypes(accept)) {
                int own = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
                if (range.includes(MediaType.APPLICATION_JSON) && own >= specificity) {
                    quality = own > specificity ? range.getQualityValue() : Math.max(quality, range.getQualityValue());
                    specificity = own;
                }
            }
            return quality > 0;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isPlain(String accept) {
        return accept.isBlank() || accept.equals("*/*") || accept.equals(JSON);
    }
}
