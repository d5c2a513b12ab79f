package io.bantin.article.reading;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.Article;
import io.bantin.article.editorial.ArticleListItem;
import io.bantin.article.editorial.ArticleNotFound;
import io.bantin.article.editorial.Articles;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Page;
import io.bantin.article.workflow.ArticleStatus;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.TextCleaner;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Finds published articles, newest first. */
@Component
class PublishedArticles {

    private static final int MAX_TAG_LENGTH = 100;

    private final Articles articles;
    private final Categories categories;

    PublishedArticles(Articles articles, Categories categories) {
        this.articles = articles;
        this.categories = categories;
    }

    Article get(String id) {
        var article = articles.get(id);
        return switch (article.status()) {
            case PUBLISHED -> article;
            case WITHDRAWN -> throw ArticleGone.withId(id);
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> throw ArticleNotFound.withId(id);
        };
    }

    Page<ArticleListItem> list(@Nullable String category, @Nullable String tag, Optional<Cursor> after, int limit) {
        var wanted = where("status").is(ArticleStatus.PUBLISHED);
        if (category != null) {
            wanted.and("summary.categoryIds").in(categories.subtree(category));
        }
        if (tag != null) {
            if (TextCleaner.isFarLongerThan(MAX_TAG_LENGTH, tag)) {
                throw InvalidInput.of("tag", "must not be longer than %d characters.".formatted(MAX_TAG_LENGTH));
            }
            wanted.and("summary.tags").is(TextCleaner.clean(tag));
        }
        after.ifPresent(last -> wanted.orOperator(
                where("publishedAt").lt(last.at()),
                new Criteria()
                        .andOperator(
                                where("publishedAt").is(last.at()), where("_id").lt(last.id()))));
        var found = articles.summaries(wanted, "publishedAt", limit + 1);
        return Page.of(found, limit, last -> new Cursor(Objects.requireNonNull(last.publishedAt()), last.id()));
    }
}
