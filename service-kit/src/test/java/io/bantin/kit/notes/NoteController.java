package io.bantin.kit.notes;

import io.bantin.kit.etags.Etags;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.idempotency.RecentIdempotencyKeys;
import io.bantin.kit.idempotency.ReservedId;
import io.bantin.kit.idempotency.UsedIdempotencyKey;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteController {

    record NewNote(
            @NotBlank @Size(max = 250) String title,
            @Nullable Integer rank,
            @Nullable List<String> tags,
            @Nullable Instant at) {}

    record NoteView(String id, long version, String title) {

        static NoteView of(Note note) {
            return new NoteView(note.id(), note.version(), note.title());
        }
    }

    private final Notes notes;
    private final IdempotentCreates creates;
    private final Clock clock;

    NoteController(Notes notes, IdempotentCreates creates, Clock clock) {
        this.notes = notes;
        this.creates = creates;
        this.clock = clock;
    }

    @PostMapping("/api/editorial/notes")
    ResponseEntity<NoteView> create(
            @Valid @RequestBody NewNote draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        ReservedId reserved = creates.idFor(key, caller.name(), "create-note", draft, Ids::next);
        Note note = notes.add(reserved.id(), draft.title());
        return ResponseEntity.status(201).eTag(Etags.of(note.version())).body(NoteView.of(note));
    }

    @PostMapping("/api/editorial/notes/{id}/publish")
    NoteView publish(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        Note note = notes.get(id);
        UsedIdempotencyKey asked = RecentIdempotencyKeys.ofRequest(
                key, "publish", caller.name(), null, note.version() + 1, clock.instant());
        List<UsedIdempotencyKey> known = note.keys() == null ? List.of() : note.keys();
        if (RecentIdempotencyKeys.find(known, asked).isEmpty()) {
            Etags.match(Etags.required(ifMatch), note.version());
            notes.publish(id, asked);
        }
        return NoteView.of(notes.get(id));
    }

    @GetMapping("/api/notes/{id}")
    NoteView read(@PathVariable String id) {
        return NoteView.of(notes.get(id));
    }

    @GetMapping("/api/notes")
    List<String> list(@RequestParam @Max(100) int limit) {
        return List.of(String.valueOf(limit));
    }

    @GetMapping("/api/notes/broken")
    NoteView broken() {
        throw new IllegalArgumentException("a secret of the implementation");
    }

    @GetMapping("/api/notes/half")
    void half(HttpServletResponse response) throws IOException {
        response.getWriter().write("[\"the first of many notes\"");
        response.flushBuffer();
        throw new IllegalArgumentException("a secret of the implementation");
    }

    @GetMapping("/api/subscriptions/{token}")
    NoteView subscription(@PathVariable String token) {
        throw NoteNotFound.withId("hidden");
    }
}
