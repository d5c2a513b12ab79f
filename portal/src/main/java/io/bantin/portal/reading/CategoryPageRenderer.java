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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Renders the list of a category and its descendants, newest first. */
@Component
class CategoryPageRenderer {

    private static final int PAGE_SIZE = 20;

    private final ArticleApi articles;
    private final CategoryTreeCache categories;
    private final MinimumVersions minimums;
    private final SiteTemplates site;

    CategoryPageRenderer(
            ArticleApi articles, CategoryTreeCache categories, MinimumVersions minimums, SiteTemplates site) {
        this.articles = articles;
        this.categories = categories;
        this.minimums = minimums;
        this.site = site;
    }

    RenderedPage render(PageKey.Category key) {
        long heard = minimums.heard();
        CategoryTree tree = categories.tree();
        if (tree.wasNeverRead()) {
            throw new ResourceAccessException("The category tree was never read");
        }
        PageDependencies dependencies = PageDependencies.of(tree).with(key.subject(), heard);
        List<Category> path = tree.pathTo(key.id());
        if (path.isEmpty()) {
            return notFound(key, dependencies);
        }
        try {
            Article.Listing listing =
                    articles.newest(key.id(), key.cursor().isEmpty() ? null : key.cursor(), PAGE_SIZE);
            return page(key, path, listing, dependencies.with(listing.items()));
        } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.NotFound e) {
            if (key.cursor().isEmpty()) {
                throw e; // article-service has not heard of the category yet
            }
            return notFound(key, dependencies);
        }
    }

    private RenderedPage page(
            PageKey.Category key, List<Category> path, Article.Listing listing, PageDependencies dependencies) {
        Category category = path.getLast();
        Map<String, Object> model = new HashMap<>();
        model.put("category", category);
        model.put("ancestors", path.subList(0, path.size() - 1));
        model.put("listing", listing);
        model.put("older", !key.cursor().isEmpty());
        return RenderedPage.of(
                200, category.path(), site.render("category", key.language(), model), dependencies.versions());
    }

    private RenderedPage notFound(PageKey.Category key, PageDependencies dependencies) {
        String html = site.renderError(404, key.language());
        return RenderedPage.of(404, "/c/" + key.id(), html, dependencies.versions());
    }
}
