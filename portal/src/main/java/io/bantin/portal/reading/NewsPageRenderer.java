package io.bantin.portal.reading;

import io.bantin.portal.cache.PageKey;
import io.bantin.portal.cache.PageRenderer;
import io.bantin.portal.cache.RenderedPage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Renders each kind of page, and measures the render. */
@Component
class NewsPageRenderer implements PageRenderer {

    private final HomePageRenderer home;
    private final CategoryPageRenderer category;
    private final ArticlePageRenderer article;
    private final ObservationRegistry observations;

    NewsPageRenderer(
            HomePageRenderer home,
            CategoryPageRenderer category,
            ArticlePageRenderer article,
            ObservationRegistry observations) {
        this.home = home;
        this.category = category;
        this.article = article;
        this.observations = observations;
    }

    /** A span of its own gives background renders a trace too. */
    @Override
    public RenderedPage render(PageKey key) {
        String kind = key.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        Observation render = Observation.createNotStarted("bantin.pages.rendered", observations)
                .contextualName("render " + kind)
                .lowCardinalityKeyValue("page", kind)
                .lowCardinalityKeyValue("status", "none");
        return render.observe(() -> {
            RenderedPage page = rendered(key);
            render.lowCardinalityKeyValue("status", String.valueOf(page.status()));
            return page;
        });
    }

    private RenderedPage rendered(PageKey key) {
        return switch (key) {
            case PageKey.Home page -> home.render(page);
            case PageKey.Category page -> category.render(page);
            case PageKey.Article page -> article.render(page);
        };
    }
}
