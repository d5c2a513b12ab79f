package io.bantin.article.reviewing;

import io.bantin.article.editorial.Article;
import io.bantin.article.transitions.Reason;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.transitions.Transitions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Submits articles to the editors, who approve them or ask for changes. */
@Component
class Reviewing {

    private final Transitions transitions;

    Reviewing(Transitions transitions) {
        this.transitions = transitions;
    }

    /** Takes a step that changes the state alone. */
    Article move(String id, TransitionRequest request) {
        return transitions.take(id, request, (article, decision) -> article.move(request.step(), null, decision));
    }

    Article requestChanges(String id, TransitionRequest request, @Nullable String typed) {
        var comment = Reason.checked("comment", typed, "must say what the author is to change.");
        return transitions.take(id, request, (article, decision) -> article.move(request.step(), comment, decision));
    }
}
