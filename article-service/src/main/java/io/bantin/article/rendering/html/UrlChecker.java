package io.bantin.article.rendering.html;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Checks the addresses of links and pictures and warns about those that readers cannot use. */
final class UrlChecker {

    /** Browsers ignore control characters and spaces before a URL scheme, and tabs and line breaks within it. */
    private static final Pattern SKIPPED = Pattern.compile("[\\x00-\\x20\\x7F]+");

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final List<String> SCHEMES = List.of("http:", "https:", "mailto:", "tel:");

    private UrlChecker() {}

    static void check(List<Element> elements, Warnings warnings) {
        for (var element : elements) {
            switch (element.normalName()) {
                case "a" -> checkLink(element, warnings);
                case "img" -> checkPicture(element, warnings);
                default -> {}
            }
        }
    }

    private static void checkLink(Element link, Warnings warnings) {
        var address = withoutSkipped(link.attr("href"));
        if (SCHEME.matcher(address).matches() && SCHEMES.stream().noneMatch(address::startsWith)) {
            warnings.add("The link to %s was removed: links may begin with http, https, mailto or tel."
                    .formatted(Warnings.quoted(link.attr("href"))));
            link.removeAttr("href");
        }
    }

    private static void checkPicture(Element picture, Warnings warnings) {
        var typed = picture.attr("src");
        var address = withoutSkipped(typed);
        if (typed.isBlank()) {
            warnings.add("A picture has no address; readers see only its description.");
        } else if (address.startsWith("https://")) {
            warnings.add("The picture %s is on another site. Pages show only pictures of this site; readers see its "
                    .concat("description instead.")
                    .formatted(Warnings.quoted(typed)));
        } else if (!SafeHtml.showsPicture(typed)) {
            warnings.add("The picture %s cannot be shown: enter the path of a picture of this site."
                    .formatted(Warnings.quoted(typed)));
            picture.removeAttr("src");
        }
    }

    private static String withoutSkipped(String address) {
        var beginning = address.length() <= 1000 ? address : address.substring(0, 1000);
        return SKIPPED.matcher(beginning).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
