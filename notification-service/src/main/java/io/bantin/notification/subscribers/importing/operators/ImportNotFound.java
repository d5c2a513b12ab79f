package io.bantin.notification.subscribers.importing.operators;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

/** No import has this id. */
final class ImportNotFound extends Problem {

    private ImportNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "import-not-found", "Import not found", detail);
    }

    static ImportNotFound withId(String id) {
        return new ImportNotFound("There is no import '" + id + "'.");
    }
}
