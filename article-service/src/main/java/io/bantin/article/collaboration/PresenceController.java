package io.bantin.article.collaboration;

import io.bantin.article.editorial.Articles;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.kit.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editorial/articles/{id}/presence")
@Tag(name = "Collaboration")
class PresenceController {

    private final Articles articles;
    private final Presence presence;

    PresenceController(Articles articles, Presence presence) {
        this.articles = articles;
        this.presence = presence;
    }

    record Other(String name, Instant since) {}

    record Others(List<Other> others) {}

    @PutMapping
    @Operation(summary = "Say that you have the article open, for 30 s, and learn who else has")
    Others beat(@PathVariable String id, Caller caller) {
        ArticlePermissions.requireMayRead(articles.get(id), caller);
        return new Others(presence.beat(id, caller).stream()
                .map(person -> new Other(person.name(), person.since()))
                .toList());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that you closed the article")
    void leave(@PathVariable String id, Caller caller) {
        ArticlePermissions.requireMayRead(articles.get(id), caller);
        presence.leave(id, caller);
    }
}
