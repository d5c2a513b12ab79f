package io.bantin.portal.reading;

import io.bantin.portal.cache.MinimumVersions;
import io.bantin.portal.cache.PageKey;
import io.bantin.portal.cache.RenderedPage;
import io.bantin.portal.contentapi.Article;
import io.bantin.portal.contentapi.ArticleApi;
import io.bantin.portal.contentapi.Category;
import io.bantin.portal.contentapi.CategoryTree;
import io.bantin.portal.contentapi.CategoryTreeCache;
import io.bantin.portal.site.SiteTemplates;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Renders the page of an article, or the notice that it does not exist or was withdrawn. */
@Component
class ArticlePageRenderer {

    /** A withdrawn article never returns, so no event is newer than this version. */
    private static final long FINAL_VERSION = Long.MAX_VALUE;

    private static final long NEVER_PUBLISHED = 0;

    private final ArticleApi articles;
    private final CategoryTreeCache categories;
    private final MinimumVersions minimums;
    private final SiteTemplates site;

    ArticlePageRenderer(
            ArticleApi articles, CategoryTreeCache categories, MinimumVersions minimums, SiteTemplates site) {
        this.articles = articles;
        this.categories = categories;
        this.minimums = minimums;
        this.site = site;
    }

    RenderedPage render(PageKey.Article key) {
        if (minimums.isGone(key.subject())) {
            return notice(410, key, FINAL_VERSION);
        }
        try {
            return page(key, articles.article(key.id()));
        } catch (HttpClientErrorException.Gone _) {
            return notice(410, key, FINAL_VERSION);
        } catch (HttpClientErrorException.NotFound _) {
            return notice(404, key, NEVER_PUBLISHED);
        }
    }

    private RenderedPage page(PageKey.Article key, Article article) {
        CategoryTree tree = categories.tree();
        List<List<Category>> paths = article.categoryIds().stream()
                .map(tree::pathTo)
                .filter(path -> !path.isEmpty())
                .toList();
        String html = site.render("article", key.language(), Map.of("article", article, "paths", paths));
        return RenderedPage.of(
                200,
                article.url(),
                html,
                PageDependencies.of(tree).with(key.subject(), article.version()).versions());
    }

    private RenderedPage notice(int status, PageKey.Article key, long version) {
        CategoryTree tree = categories.tree();
        String html = site.renderError(status, key.language());
        return RenderedPage.of(
                status,
                "/" + key.id() + ".html",
                html,
                PageDependencies.of(tree).with(key.subject(), version).versions());
    }
}
