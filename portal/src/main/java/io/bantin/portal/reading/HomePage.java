package io.bantin.portal.reading;

import io.bantin.portal.freshness.MinimumVersions;
import io.bantin.portal.freshness.PageKey;
import io.bantin.portal.freshness.PageSubject;
import io.bantin.portal.freshness.RenderedPage;
import io.bantin.portal.newsroom.Article;
import io.bantin.portal.newsroom.ArticleApi;
import io.bantin.portal.newsroom.Categories;
import io.bantin.portal.newsroom.Category;
import io.bantin.portal.newsroom.CategoryTree;
import io.bantin.portal.site.Site;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Renders the latest articles, then the latest of each root category. */
@Component
class HomePage {

    private static final int MAX_LATEST = 7;
    private static final int MAX_IN_SECTION = 4;

    /** A root category with its latest articles. */
    record Section(Category category, List<Article> articles) {}

    private final ArticleApi articles;
    private final Categories categories;
    private final MinimumVersions minimums;
    private final Site site;
    private final Executor threads =
            work -> Thread.ofVirtual().name("home-section").start(work);

    HomePage(ArticleApi articles, Categories categories, MinimumVersions minimums, Site site) {
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
                .map(HomePage::await)
                .filter(section -> !section.articles.isEmpty())
                .toList();

        PageDependencies dependencies =
                PageDependencies.of(tree).with(PageSubject.HOME, heard).with(latest);
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
