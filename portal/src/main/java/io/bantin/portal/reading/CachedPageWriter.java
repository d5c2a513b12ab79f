package io.bantin.portal.reading;

import io.bantin.kit.negotiation.IfNoneMatch;
import io.bantin.portal.cache.ContentCoding;
import io.bantin.portal.cache.RenderedPage;
import io.bantin.portal.cache.Representation;
import io.bantin.portal.requests.Redirects;
import io.bantin.portal.site.SiteTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** Writes a rendered page to a response. It compresses and computes nothing for a single reader. */
final class CachedPageWriter {

    /**
     * A browser revalidates each time. A shared cache revalidates once a second, and serves its copy if no portal answers;
     * the gateway is one.
     */
    private static final String CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-if-error=3600";

    private static final String VARY = "Accept-Encoding, Accept-Language";
    private static final String HTML = SiteTemplates.HTML.toString();

    private CachedPageWriter() {}

    /** Returns the status: that of the page, 301 if its address has changed, 304 if the reader has this version. */
    static int write(RenderedPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (page.status() == HttpServletResponse.SC_OK && !page.path().equals(request.getRequestURI())) {
            // Not cacheable: an editor may give the article its former slug again.
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, Redirects.location(page.path(), request));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            return HttpServletResponse.SC_MOVED_PERMANENTLY;
        }
        Representation representation =
                page.in(ContentCoding.preferred(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        response.setHeader(HttpHeaders.VARY, VARY);
        response.setHeader(HttpHeaders.ETAG, representation.etag());
        if (page.status() == HttpServletResponse.SC_OK
                && IfNoneMatch.matches(
                        Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)), representation.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return HttpServletResponse.SC_NOT_MODIFIED;
        }
        response.setStatus(page.status());
        response.setContentType(HTML);
        if (representation.coding() != ContentCoding.IDENTITY) {
            response.setHeader(
                    HttpHeaders.CONTENT_ENCODING, representation.coding().token());
        }
        response.setContentLength(representation.bytes().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(representation.bytes());
        }
        return page.status();
    }
}
