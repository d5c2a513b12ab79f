package io.bantin.portal.reading;

import io.bantin.portal.freshness.Floors;
import io.bantin.portal.freshness.Page;
import io.bantin.portal.freshness.PageKey;
import io.bantin.portal.newsroom.Article;
import io.bantin.portal.newsroom.ArticleApi;
import io.bantin.portal.newsroom.Categories;
import io.bantin.portal.newsroom.Category;
import io.bantin.portal.newsroom.CategoryTree;
import io.bantin.portal.site.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

/** What a category and those below it hold, newest first. */
@Component
class CategoryPage {

    private static final int ARTICLES_A_PAGE = 20;

    private final ArticleApi articles;
    private final Categories categories;
    private final Floors floors;
    private final Site site;

    CategoryPage(ArticleApi articles, Categories categories, Floors floors, Site site) {
        this.articles = articles;
        this.categories = categories;
        this.floors = floors;
        this.site = site;
    }

    Page render(PageKey.Category key) {
        long heard = floors.heard();
        CategoryTree tree = categories.tree();
        if (tree.wasNeverRead()) {
            throw new ResourceAccessException("The categories were never read");
        }
        Ingredients ingredients = Ingredients.of(tree).with(key.subject(), heard);
        List<Category> path = tree.pathTo(key.id());
        if (path.isEmpty()) {
            return notFound(key, ingredients);
        }
        try {
            Article.Listing listing =
                    articles.newest(key.id(), key.cursor().isEmpty() ? null : key.cursor(), ARTICLES_A_PAGE);
            return page(key, path, listing, ingredients.with(listing.items()));
        } catch (HttpClientErrorException.BadRequest | HttpClientErrorException.NotFound e) {
            if (key.cursor().isEmpty()) {
                throw e; // article-service has not heard of the category yet
            }
            return notFound(key, ingredients);
        }
    }

    private Page page(PageKey.Category key, List<Category> path, Article.Listing listing, Ingredients ingredients) {
        Category category = path.getLast();
        Map<String, Object> model = new HashMap<>();
        model.put("category", category);
        model.put("ancestors", path.subList(0, path.size() - 1));
        model.put("listing", listing);
        model.put("older", !key.cursor().isEmpty());
        return Page.of(200, category.path(), site.render("category", key.language(), model), ingredients.versions());
    }

    private Page notFound(PageKey.Category key, Ingredients ingredients) {
        String html = site.renderError(404, key.language());
        return Page.of(404, "/c/" + key.id(), html, ingredients.versions());
    }
}
