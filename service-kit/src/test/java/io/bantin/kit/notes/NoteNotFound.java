package io.bantin.kit.notes;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpStatus;

final class NoteNotFound extends Problem {

    private NoteNotFound(String detail) {
        super(HttpStatus.NOT_FOUND, "note-not-found", "No such note", detail);
    }

    static NoteNotFound withId(String id) {
        return new NoteNotFound("There is no note with the id %s.".formatted(id));
    }
}
