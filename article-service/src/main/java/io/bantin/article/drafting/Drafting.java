package io.bantin.article.drafting;

import io.bantin.article.categories.Categories;
import io.bantin.article.collaboration.Comments;
import io.bantin.article.content.ArticleSummary;
import io.bantin.article.content.Plan;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleNotFound;
import io.bantin.article.editorial.Articles;
import io.bantin.article.manuscripts.CheckedManuscript;
import io.bantin.article.manuscripts.CheckedManuscript.Present;
import io.bantin.article.manuscripts.Manuscript;
import io.bantin.article.manuscripts.NamedPictures;
import io.bantin.article.permissions.ArticlePermissions;
import io.bantin.article.rendering.capacity.RenderSlots;
import io.bantin.article.rendering.html.Warning;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.article.workflow.Attribution;
import io.bantin.article.workingcopies.WorkingCopies;
import io.bantin.kit.etags.Etags;
import io.bantin.kit.etags.VersionConflict;
import io.bantin.kit.idempotency.IdempotentCreates;
import io.bantin.kit.ids.Ids;
import io.bantin.kit.outbox.Outbox;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.security.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Creates, reads, changes and deletes articles. Each change names the version that it replaces, so no change is lost. */
@Component
class Drafting {

    /** The stored article, and warnings about what readers will not see. */
    record Saved(Article article, List<Warning> warnings) {}

    private static final String CREATE = "POST /api/editorial/articles";

    private final Articles articles;
    private final Categories categories;
    private final IdempotentCreates creates;
    private final NamedPictures pictures;
    private final RenderSlots slots;
    private final WorkingCopies workingCopies;
    private final Comments comments;
    private final Clock clock;

    Drafting(
            Articles articles,
            Categories categories,
            IdempotentCreates creates,
            NamedPictures pictures,
            RenderSlots slots,
            WorkingCopies workingCopies,
            Comments comments,
            Clock clock) {
        this.workingCopies = workingCopies;
        this.comments = comments;
        this.articles = articles;
        this.categories = categories;
        this.creates = creates;
        this.pictures = pictures;
        this.slots = slots;
        this.clock = clock;
    }

    Saved create(Manuscript manuscript, @Nullable String key, Caller caller) {
        refuseNotification(manuscript);
        var attribution = new Attribution(caller, clock.instant());
        var checked = checked(manuscript, Present.NOTHING, attribution);
        ArticlePermissions.requireMayPlan(Plan.NONE, checked.plan(), caller);
        var reserved = creates.idFor(key, caller.name(), CREATE, manuscript, () -> {
            categories.checkedPaths(checked.summary().categoryIds());
            categories.requireWithinLimit(checked.summary().categoryIds(), caller);
            requireRelatedExist(checked.summary());
            return Ids.next();
        });
        if (reserved.replayed()) {
            var known = articles.find(reserved.id());
            if (known.isPresent()) {
                return new Saved(known.get(), checked.warnings());
            }
        }
        if (reserved.deleted()) {
            throw ArticleNotFound.withId(reserved.id());
        }
        var plain = Article.draft(reserved.id(), checked.summary(), checked.body(), caller.name(), attribution.at());
        var draft = checked.plan().equals(Plan.NONE) ? plain : plain.planned(checked.plan());
        try {
            articles.insert(draft);
            return new Saved(draft, checked.warnings());
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return new Saved(articles.get(reserved.id()), checked.warnings());
        }
    }

    Article read(String id, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        return article;
    }

    Saved rewrite(String id, Manuscript manuscript, @Nullable String ifMatch, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayWrite(article, caller);
        categories.requireWithinLimit(article.summary().categoryIds(), caller);
        long expected = Etags.required(ifMatch);
        if (expected != article.version()) {
            throw toMerge(id, expected, article.version());
        }
        if (article.status() != ArticleStatus.PUBLISHED) {
            refuseNotification(manuscript);
        }
        var attribution = new Attribution(caller, clock.instant());
        var present = new Present(article.summary().seo(), article.summary().related(), article.dates());
        var checked = checked(manuscript, present, attribution);
        ArticlePermissions.requireMayPlan(article.dates(), checked.plan(), caller);
        requireRelatedExist(checked.summary());
        var paths = categories.checkedPaths(checked.summary().categoryIds());
        categories.requireWithinLimit(checked.summary().categoryIds(), caller);
        var planned = checked.plan().equals(article.dates()) ? article : article.planned(checked.plan());
        var change = planned.rewrite(
                checked.summary(), checked.body(), paths, manuscript.notifiesSubscribers(), attribution);
        if (change.event().isPresent()) {
            Outbox.refuseWhenFull(article.outbox());
        }
        if (!articles.apply(article, change, null)) {
            throw toMerge(id, expected, articles.get(id).version());
        }
        workingCopies.removeOutdated(id, caller.name());
        return new Saved(change.next(), checked.warnings());
    }

    void delete(String id, @Nullable String ifMatch, Caller caller) {
        var article = articles.get(id);
        ArticlePermissions.requireMayRead(article, caller);
        categories.requireWithinLimit(article.summary().categoryIds(), caller);
        Etags.match(Etags.required(ifMatch), article.version());
        article.requireDeletable();
        creates.willDelete(id);
        if (!articles.delete(article)) {
            throw conflictWith(article);
        }
        workingCopies.removed(id);
        comments.removed(id);
    }

    private CheckedManuscript checked(Manuscript manuscript, Present present, Attribution attribution) {
        var shown = pictures.of(manuscript);
        return slots.run(budget -> CheckedManuscript.of(manuscript, present, shown, attribution, budget));
    }

    private void requireRelatedExist(ArticleSummary summary) {
        var unknown = articles.unknown(summary.related());
        if (!unknown.isEmpty()) {
            throw InvalidInput.of("related", "names no article: %s.".formatted(String.join(", ", unknown)));
        }
    }

    /** Only a correction of a published article can notify subscribers on request. A publication always does. */
    private static void refuseNotification(Manuscript manuscript) {
        if (manuscript.notifiesSubscribers()) {
            throw InvalidInput.of(
                    "notify",
                    "is only for corrections of a published article; a publication always notifies subscribers.");
        }
    }

    /** Whoever just sends the text again with the newer ETag would remove what the other person wrote. */
    private static VersionConflict toMerge(String id, long expected, long present) {
        return VersionConflict.between(
                expected,
                present,
                "read the present one and POST your text to %s/%s/merge with baseVersion %d; the answer has both texts in one"
                        .formatted(DraftingController.PATH, id, expected));
    }

    private VersionConflict conflictWith(Article article) {
        return VersionConflict.between(
                article.version(), articles.get(article.id()).version());
    }
}
