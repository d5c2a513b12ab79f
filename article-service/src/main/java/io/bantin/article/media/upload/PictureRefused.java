package io.bantin.article.media.upload;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.Problem;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** The service cannot take the file. Nothing was stored. */
final class PictureRefused extends Problem {

    private PictureRefused(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static PictureRefused tooLarge(DataSize limit) {
        var message = "must not be larger than %d MiB; save the picture with a stronger compression."
                .formatted(limit.toMegabytes());
        var problem = new PictureRefused(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "Picture too large", "file: " + message);
        problem.getBody().setProperty("errors", List.of(new FieldError("file", message)));
        return problem;
    }

    static PictureRefused busy() {
        var problem = new PictureRefused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "uploads-busy",
                "Too many uploads at once",
                "Other pictures are being uploaded; send this one again in a few seconds.");
        problem.retryAfter(Duration.ofSeconds(3));
        return problem;
    }
}
