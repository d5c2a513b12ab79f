package io.bantin.article.media;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No picture has this id, or it was removed. */
public final class PictureNotFound extends Problem {

    private PictureNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "picture-not-found", "No such picture", detail);
    }

    public static PictureNotFound withId(String id) {
        return new PictureNotFound("There is no picture with the id '%s'.".formatted(id));
    }

    public static PictureNotFound rendition(String id) {
        return new PictureNotFound("The picture '%s' does not exist in this size.".formatted(id));
    }
}
