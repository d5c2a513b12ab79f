package io.bantin.portal.reading;

import io.bantin.portal.cache.PageCache;
import io.bantin.portal.cache.PageKey;
import io.bantin.portal.cache.RenderedPage;
import io.bantin.portal.site.SiteTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves pages that must be rendered first; {@link CachedPageFilter} serves those in the cache. */
@RestController
class ReadingController {

    private final PageCache pages;
    private final SiteTemplates site;

    ReadingController(PageCache pages, SiteTemplates site) {
        this.pages = pages;
        this.site = site;
    }

    @GetMapping({PagePathPatterns.HOME, PagePathPatterns.CATEGORY, PagePathPatterns.ARTICLE})
    @Nullable
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response, Locale language)
            throws IOException {
        PageKey key = PageAddress.key(request.getRequestURI(), request.getQueryString(), language);
        if (key == null) {
            return site.error(HttpStatus.NOT_FOUND, language);
        }
        CachedPageWriter.write(page(key), request, response);
        return null;
    }

    private RenderedPage page(PageKey key) {
        RenderedPage page = pages.get(key);
        return page.status() == HttpStatus.NOT_FOUND.value() && key instanceof PageKey.Category category
                // An unknown cursor: show the start of the list instead.
                ? pages.get(category.newest())
                : page;
    }
}
