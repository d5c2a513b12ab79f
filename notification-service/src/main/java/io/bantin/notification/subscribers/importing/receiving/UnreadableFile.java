package io.bantin.notification.subscribers.importing.receiving;

import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The format of the file is invalid. Nothing is imported, because the rest of the file may be wrong as well. */
final class UnreadableFile extends Problem {

    private UnreadableFile(HttpStatus status, String kind, String detail, List<FieldError> errors) {
        super(status, kind, "The file cannot be imported", detail + " Nothing was imported.");
        getBody().setProperty("errors", errors);
    }

    static UnreadableFile because(String sentence) {
        return new UnreadableFile(HttpStatus.BAD_REQUEST, "unreadable-file", sentence, List.of());
    }

    static UnreadableFile at(long line, String sentence) {
        return new UnreadableFile(
                HttpStatus.BAD_REQUEST,
                "unreadable-file",
                "Line %d %s".formatted(line, sentence),
                List.of(new FieldError("line " + line, sentence)));
    }

    static UnreadableFile tooLarge(String sentence) {
        return new UnreadableFile(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", sentence, List.of());
    }

    static UnreadableFile connectionLost(long line) {
        return because("The upload broke off in or after line %d; send the file again.".formatted(line));
    }
}
