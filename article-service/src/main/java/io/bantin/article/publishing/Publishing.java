package io.bantin.article.publishing;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.transitions.Reason;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.transitions.Transitions;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.Step;
import io.bantin.kit.outbox.Outbox;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Publishes and withdraws articles. Status, event and idempotency key change in one update. */
@Component
public class Publishing {

    private final Transitions transitions;
    private final Categories categories;
    private final NamedPictures pictures;

    Publishing(Transitions transitions, Categories categories, NamedPictures pictures) {
        this.transitions = transitions;
        this.categories = categories;
        this.pictures = pictures;
    }

    Article publish(String id, TransitionRequest request) {
        return transitions.take(id, request, this::publication);
    }

    Article withdraw(String id, TransitionRequest request, @Nullable String typedReason) {
        var reason = Reason.checked("reason", typedReason, "must say why the article is withdrawn.");
        return transitions.take(id, request, (article, attribution) -> withdrawal(article, reason, attribution));
    }

    public Change publication(Article article, Attribution attribution) {
        Step.PUBLISH.from(article.status(), attribution.by());
        Outbox.refuseWhenFull(article.outbox());
        pictures.requireShown(article);
        return article.publish(checkedPaths(article), attribution);
    }

    /** Unlike publishing, allowed with a full outbox: editors must be able to withdraw an article while the broker is down. */
    public Change withdrawal(Article article, String reason, Attribution attribution) {
        return article.withdraw(reason, uncheckedPaths(article), attribution);
    }

    private List<List<String>> checkedPaths(Article article) {
        return categories.checkedPaths(article.summary().categoryIds());
    }

    /** Without a check: a category that was removed must not prevent the withdrawal. */
    private List<List<String>> uncheckedPaths(Article article) {
        return categories.paths(article.summary().categoryIds());
    }
}
