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

/** The latest of everything, then of each category at the top of the tree. */
@Component
class HomePage {

    private static final int LATEST = 7;
    private static final int A_SECTION = 4;

    /** A category at the top with the latest below it. */
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
        var asked = tree.roots().stream()
                .map(category -> CompletableFuture.supplyAsync(() -> section(category), threads))
                .toList();
        List<Article> latest = articles.newest(null, null, LATEST).items();
        List<Section> sections = asked.stream()
                .map(HomePage::answered)
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
                    category, articles.newest(category.id(), null, A_SECTION).items());
        } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.NotFound _) {
            return new Section(category, List.of()); // so new that article-service has not heard of it
        }
    }

    private static Section answered(CompletableFuture<Section> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
