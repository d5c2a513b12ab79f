package io.bantin.portal.reading;

import io.bantin.portal.freshness.PageCache;
import io.bantin.portal.freshness.PageKey;
import io.bantin.portal.freshness.RenderedPage;
import io.bantin.portal.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves pages that must be rendered first; {@link FreshPages} serves those in the cache. */
@RestController
class ReadingController {

    private final PageCache pages;
    private final Site site;

    ReadingController(PageCache pages, Site site) {
        this.pages = pages;
        this.site = site;
    }

    @GetMapping({PageKinds.HOME, PageKinds.CATEGORY, PageKinds.ARTICLE})
    @Nullable
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response, Locale language)
            throws IOException {
        PageKey key = PageAddress.key(request.getRequestURI(), request.getQueryString(), language);
        if (key == null) {
            return site.error(HttpStatus.NOT_FOUND, language);
        }
        PageAnswer.write(page(key), request, response);
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
