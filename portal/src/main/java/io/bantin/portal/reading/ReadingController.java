package io.bantin.portal.reading;

import io.bantin.portal.freshness.KeptPages;
import io.bantin.portal.freshness.Page;
import io.bantin.portal.freshness.PageKey;
import io.bantin.portal.requests.Redirects;
import io.bantin.portal.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the kept pages. In an address only the id counts; any other slug leads to the present one. */
@RestController
class ReadingController {

    private static final Pattern ID = Pattern.compile("[0-9a-z]{13}");

    /** Far longer than any that the API hands out: what is kept by its cursor must stay small. */
    private static final Pattern CURSOR = Pattern.compile("[\\x21-\\x7e]{0,200}");

    private final KeptPages pages;
    private final Site site;

    ReadingController(KeptPages pages, Site site) {
        this.pages = pages;
        this.site = site;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> home(Locale language) {
        return serve(pages.get(new PageKey.Home(language)));
    }

    @GetMapping("/c/{address}")
    ResponseEntity<byte[]> category(
            @PathVariable String address,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request,
            Locale language) {
        String id = id(address);
        if (id == null) {
            return site.error(HttpStatus.NOT_FOUND, language);
        }
        Page page = pages.get(new PageKey.Category(id, CURSOR.matcher(cursor).matches() ? cursor : "", language));
        if (page.status() == HttpStatus.NOT_FOUND.value() && !cursor.isEmpty()) {
            // No place in the list that is known, but no reason to keep the list from a reader.
            page = pages.get(new PageKey.Category(id, "", language));
        }
        return serve(page, request);
    }

    @GetMapping("/{address:.+}.html")
    ResponseEntity<byte[]> article(@PathVariable String address, HttpServletRequest request, Locale language) {
        String id = id(address);
        return id == null
                ? site.error(HttpStatus.NOT_FOUND, language)
                : serve(pages.get(new PageKey.Article(id, language)), request);
    }

    private static @Nullable String id(String address) {
        String id = address.substring(address.lastIndexOf('-') + 1);
        return ID.matcher(id).matches() ? id : null;
    }

    private static ResponseEntity<byte[]> serve(Page page, HttpServletRequest request) {
        boolean isElsewhere =
                page.status() == HttpStatus.OK.value() && !page.path().equals(request.getRequestURI());
        return isElsewhere ? moved(page.path(), request) : serve(page);
    }

    /** Browsers ask again each time: a slug that was left may come back. */
    private static ResponseEntity<byte[]> moved(String path, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, Redirects.location(path, request))
                .cacheControl(CacheControl.noCache())
                .build();
    }

    /** Readers keep the page and ask each time whether it is still the present one, which costs a few bytes. */
    private static ResponseEntity<byte[]> serve(Page page) {
        return ResponseEntity.status(page.status())
                .contentType(Site.HTML)
                .cacheControl(CacheControl.noCache().cachePublic())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(page.etag())
                .body(page.html());
    }
}
