package io.bantin.article.revisions;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.Article.Change;
import io.bantin.article.manuscripts.CheckedManuscript;
import io.bantin.article.manuscripts.CheckedManuscript.Present;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.rendering.capacity.RenderSlots;
import io.bantin.article.transitions.TransitionRequest;
import io.bantin.article.transitions.Transitions;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workflow.Step;
import io.bantin.article.workingcopies.WorkingCopies;
import io.bantin.kit.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Saves the content of an earlier version as the next version, by the rules of any save. */
@Component
class Restoring {

    private final Transitions transitions;
    private final Revisions revisions;
    private final Categories categories;
    private final NamedPictures pictures;
    private final RenderSlots slots;
    private final WorkingCopies workingCopies;

    Restoring(
            Transitions transitions,
            Revisions revisions,
            Categories categories,
            NamedPictures pictures,
            RenderSlots slots,
            WorkingCopies workingCopies) {
        this.transitions = transitions;
        this.revisions = revisions;
        this.categories = categories;
        this.pictures = pictures;
        this.slots = slots;
        this.workingCopies = workingCopies;
    }

    Article restore(String id, long version, TransitionRequest request) {
        var restored = transitions.take(id, request, (article, attribution) -> restored(article, version, attribution));
        workingCopies.removeOutdated(id, request.caller().name());
        return restored;
    }

    private Change restored(Article article, long version, Attribution attribution) {
        ArticlePermissions.requireMayWrite(article, attribution.by());
        Step.RESTORE.from(article.status(), attribution.by());
        var content = revisions.read(article, version).content();
        var manuscript = Manuscript.of(content.summary(), content.markdown());
        // Checked and rendered anew: the rules may have changed, and a category or a picture may be gone.
        var present = new Present(content.summary().seo(), content.summary().related(), article.dates());
        var shown = pictures.of(manuscript);
        var checked = slots.run(budget -> CheckedManuscript.of(manuscript, present, shown, attribution, budget));
        var paths = categories.checkedPaths(checked.summary().categoryIds());
        categories.requireWithinLimit(checked.summary().categoryIds(), attribution.by());
        var change = article.restore(version, checked.summary(), checked.body(), paths, attribution);
        if (change.event().isPresent()) {
            Outbox.refuseWhenFull(article.outbox());
        }
        return change;
    }
}
