package io.bantin.article.library;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** A reporter changes only pictures that the same reporter uploaded. */
final class PictureForbidden extends Problem {

    PictureForbidden() {
        super(
                HttpStatus.FORBIDDEN,
                "not-allowed",
                "Not allowed",
                "Only an editor may change or remove a picture that somebody else uploaded.");
    }
}
