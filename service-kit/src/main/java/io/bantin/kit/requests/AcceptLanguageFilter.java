package io.bantin.kit.requests;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Ignores an Accept-Language that Tomcat refuses, such as a list of more than ten languages, which browsers do send. */
final class AcceptLanguageFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean unreadable = request instanceof HttpServletRequest http
                && http.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && !areReadable(request);
        chain.doFilter(unreadable ? new WithoutLanguages((HttpServletRequest) request) : request, response);
    }

    private static boolean areReadable(ServletRequest request) {
        try {
            // Tomcat caches the result, so this does not parse the header a second time.
            request.getLocale();
            return true;
        } catch (IllegalArgumentException tooMany) {
            return false;
        }
    }

    private static final class WithoutLanguages extends HttpServletRequestWrapper {

        WithoutLanguages(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Locale getLocale() {
            return Locale.getDefault();
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(Collections.singleton(getLocale()));
        }
    }
}
