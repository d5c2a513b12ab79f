package io.bantin.article.media.serving;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The rendition is still being made. */
final class RenditionUnavailable extends Problem {

    RenditionUnavailable() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "picture-processing",
                "Picture is being processed",
                "This size of the picture is still being made; try again in a few seconds.");
        retryAfter(Duration.ofSeconds(2));
    }
}
