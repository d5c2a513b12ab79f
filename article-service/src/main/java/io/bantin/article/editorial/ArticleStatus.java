package io.bantin.article.editorial;

/** Where an article stands between its first draft and its withdrawal. */
public enum ArticleStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SCHEDULED,
    PUBLISHED,
    WITHDRAWN
}
