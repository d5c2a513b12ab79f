package io.bantin.portal.reading;

import io.bantin.kit.negotiation.PageLanguage;
import io.bantin.portal.cache.PageCache;
import io.bantin.portal.cache.PageKey;
import io.bantin.portal.cache.RenderedPage;
import io.bantin.portal.site.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Serves cached pages before any other filter, because Spring's handling of a request costs many times as much as writing
 * these bytes. Every other request goes on, including one whose page must be rendered first.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CachedPageFilter implements Filter {

    private final PageCache pages;
    private final PageMetrics meters;

    CachedPageFilter(PageCache pages, PageMetrics meters) {
        this.pages = pages;
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer)
                || !serve(http, answer)) {
            chain.doFilter(request, response);
        }
    }

    private boolean serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long startedAt = System.nanoTime();
        String method = request.getMethod();
        if (request.getDispatcherType() != DispatcherType.REQUEST || !(method.equals("GET") || method.equals("HEAD"))) {
            return false;
        }
        PageKey key = key(request);
        RenderedPage page = key == null ? null : pages.getIfServable(key);
        if (key == null || page == null || isUnknownListPosition(key, page)) {
            return false;
        }
        SecurityHeaders.addTo(response, false);
        int status = CachedPageWriter.write(page, request, response);
        meters.served(key, method, status, System.nanoTime() - startedAt);
        return true;
    }

    private static @Nullable PageKey key(HttpServletRequest request) {
        return PageAddress.key(
                request.getRequestURI(),
                request.getQueryString(),
                PageLanguage.best(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static boolean isUnknownListPosition(PageKey key, RenderedPage page) {
        return page.status() == HttpServletResponse.SC_NOT_FOUND && key instanceof PageKey.Category;
    }
}
