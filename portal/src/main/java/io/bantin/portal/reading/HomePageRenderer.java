package io.bantin.portal.reading;

import io.bantin.portal.cache.MinimumVersions;
import io.bantin.portal.cache.PageDependency;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Renders the latest articles, then the latest of each root category. */
@Component
class HomePageRenderer {

    private static final int MAX_LATEST = 7;
    private static final int MAX_IN_SECTION = 4;

    /** A root category with its latest articles. */
    record Section(Category category, List<Article> articles) {}

    private final ArticleApi articles;
    private final CategoryTreeCache categories;
    private final MinimumVersions minimums;
    private final SiteTemplates site;
    private final Executor threads =
            work -> Thread.ofVirtual().name("home-section").start(work);

    HomePageRenderer(ArticleApi articles, CategoryTreeCache categories, MinimumVersions minimums, SiteTemplates site) {
        this.articles = articles;
        this.categories = categories;
        this.minimums = minimums;
        this.site = site;
    }

    RenderedPage render(PageKey.Home key) {
        long heard = minimums.heard();
        CategoryTree tree = categories.tree();
        var requests = tree.roots().stream()
                .map(category -> CompletableFuture.supplyAsync(() -> section(category), threads))
                .toList();
        List<Article> latest = articles.newest(null, null, MAX_LATEST).items();
        List<Section> sections = requests.stream()
                .map(HomePageRenderer::await)
                .filter(section -> !section.articles.isEmpty())
                .toList();

        PageDependencies dependencies =
                PageDependencies.of(tree).with(PageDependency.HOME, heard).with(latest);
        sections.forEach(section -> dependencies.with(section.articles));
        String html = site.render("home", key.language(), Map.of("latest", latest, "columns", sections));
        return RenderedPage.of(200, "/", html, dependencies.versions());
    }

    private Section section(Category category) {
        try {
            return new Section(
                    category,
                    articles.newest(category.id(), null, MAX_IN_SECTION).items());
        } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.NotFound _) {
            return new Section(category, List.of()); // article-service has not heard of a new category yet
        }
    }

    private static Section await(CompletableFuture<Section> request) {
        try {
            return request.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
