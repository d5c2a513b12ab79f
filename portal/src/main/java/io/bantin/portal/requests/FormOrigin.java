package io.bantin.portal.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a page of another site posted a form, from the headers that old and new browsers send: {@code
 * Sec-Fetch-Site}, {@code Origin}, {@code Referer}. One header that names another site is enough.
 */
final class FormOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Pattern ADDRESS = Pattern.compile("(https?)://([^/?#@\\s,]+)(?:[/?#].*)?");

    private final String publicOrigin;

    FormOrigin(String publicUrl) {
        this.publicOrigin = origin(publicUrl);
    }

    boolean isForeign(HttpServletRequest request) {
        List<String> sites = headers(request, "Sec-Fetch-Site");
        if (!OWN.containsAll(sites)) {
            return true;
        }
        List<String> origins = headers(request, "Origin");
        if (!origins.isEmpty()) {
            boolean mayBeHidden = !sites.isEmpty() || isWithoutReferrer(request);
            return !origins.stream().allMatch(origin -> origin.equals("null") ? mayBeHidden : isOwn(origin, request));
        }
        return sites.isEmpty() && !headers(request, "Referer").stream().allMatch(referrer -> isOwn(referrer, request));
    }

    /** A page with a token in its address posts with {@code Origin: null}; the sign-up form never does. */
    private static boolean isWithoutReferrer(HttpServletRequest request) {
        return request.getServletPath().startsWith("/subscriptions/");
    }

    /** The public address is configured. A reader who uses another name, such as localhost, sends that name in {@code Host}. */
    private boolean isOwn(String address, HttpServletRequest request) {
        String origin = origin(address);
        if (origin.isEmpty()) {
            return false;
        }
        String scheme = origin.substring(0, origin.indexOf(':'));
        return origin.equals(publicOrigin)
                || headers(request, "Host").stream().anyMatch(host -> origin.equals(origin(scheme + "://" + host)))
                || headers(request, "X-Forwarded-Host").stream()
                        .anyMatch(host -> origin.equals(origin(scheme + "://" + host)));
    }

    /** Scheme, host and port in one notation; empty if this is no web address. */
    private static String origin(String address) {
        Matcher parts = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return "";
        }
        String usualPort = parts.group(1).equals("https") ? ":443" : ":80";
        String host = parts.group(2);
        return parts.group(1)
                + "://"
                + (host.endsWith(usualPort) ? host.substring(0, host.length() - usualPort.length()) : host);
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
