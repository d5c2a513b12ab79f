package io.bantin.article.finding;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.bantin.article.categories.Categories;
import io.bantin.article.editorial.ArticleListItem;
import io.bantin.article.editorial.Articles;
import io.bantin.article.paging.Cursor;
import io.bantin.article.paging.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Finds articles of every status, the latest changed first. */
@Component
class Finding {

    private final Articles articles;
    private final Categories categories;

    Finding(Articles articles, Categories categories) {
        this.articles = articles;
        this.categories = categories;
    }

    Page<ArticleListItem> find(Wanted wanted, Optional<Cursor> after, int limit) {
        if (wanted.isNothing()) {
            return new Page<>(List.of(), null);
        }
        var found = articles.summaries(criteria(wanted, after), "updatedAt", limit + 1);
        return Page.of(found, limit, last -> new Cursor(last.updatedAt(), last.id()));
    }

    /** Equality stands at the top level, where an index finds it; the rest narrows what the index found. */
    private Criteria criteria(Wanted wanted, Optional<Cursor> after) {
        var criteria = new Criteria();
        if (wanted.status() != null) {
            criteria.and("status").is(wanted.status());
        }
        if (wanted.category() != null) {
            criteria.and("summary.categoryIds").in(categories.subtree(wanted.category()));
        }
        if (wanted.author() != null) {
            criteria.and("createdBy").is(wanted.author());
        }
        if (wanted.assignee() != null) {
            criteria.and("assignment.assignee").is(wanted.assignee());
        }
        var others = new ArrayList<Criteria>();
        if (wanted.words() != null) {
            criteria.and(Articles.WORDS).is(wanted.words().getFirst());
            wanted.words().stream()
                    .skip(1)
                    .map(word -> where(Articles.WORDS).is(word))
                    .forEach(others::add);
        }
        after.ifPresent(last -> others.add(new Criteria()
                .orOperator(
                        where("updatedAt").lt(last.at()),
                        where("updatedAt").is(last.at()).and("_id").lt(last.id()))));
        return others.isEmpty() ? criteria : criteria.andOperator(others);
    }
}
