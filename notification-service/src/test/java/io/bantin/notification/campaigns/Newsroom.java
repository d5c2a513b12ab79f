package io.bantin.notification.campaigns;

import io.bantin.kit.events.EventJson;
import io.bantin.notification.TestEvents;
import java.util.Map;

/** Stands for article-service: what it tells of its articles. */
public record Newsroom(TestEvents events) {

    /** Returns the id of the event, which is the campaign's. */
    public String publishes(ArticleSummary article, long version) {
        return sends("article-published", article, version, true);
    }

    public void revises(ArticleSummary article, long version) {
        sends("article-revised", article, version, false);
    }

    /** Sends a correction that notifies subscribers, and returns the id of its event and campaign. */
    public String corrects(ArticleSummary article, long version) {
        return sends("article-revised", article, version, true);
    }

    public void withdraws(ArticleSummary article, long version) {
        sends("article-withdrawn", article, version, false);
    }

    public String sends(String type, String articleId, long version, String json) {
        events.send("article-events", type, articleId, version, json);
        return articleId + "." + version;
    }

    private String sends(String type, ArticleSummary article, long version, boolean notify) {
        return sends(
                type,
                article.articleId(),
                version,
                EventJson.write(Map.of(
                        "articleId", article.articleId(),
                        "version", version,
                        "title", article.title(),
                        "url", article.url(),
                        "lead", article.lead(),
                        "language", article.language(),
                        "categoryPaths", article.categoryPaths(),
                        "byline", article.byline(),
                        "notify", notify)));
    }
}
