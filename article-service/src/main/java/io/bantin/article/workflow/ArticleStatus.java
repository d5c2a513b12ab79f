package io.bantin.article.workflow;

/** The stages of an article from draft to withdrawal. */
public enum ArticleStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SCHEDULED,
    PUBLISHED,
    WITHDRAWN
}
