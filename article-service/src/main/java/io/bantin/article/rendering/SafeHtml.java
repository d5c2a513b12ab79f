package io.bantin.article.rendering;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that the body of an article may have; whatever else was written is left out. */
final class SafeHtml {

    /** No scheme and no foreign host, or https: mixed content would be blocked by browsers anyway. */
    private static final Pattern IMAGE_ADDRESS =
            Pattern.compile("(?i)https://.*|/?(?![/\\\\])[^:/?#\\\\\\s]*([/?#][^\\\\\\s]*)?");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "blockquote", "figure", "figcaption")
            .allowElements("strong", "em", "b", "i", "u", "s", "del", "sup", "sub", "code", "pre")
            .allowElements("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a", "img")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href", "title")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer")
            .allowAttributes("src")
            .matching(IMAGE_ADDRESS)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .allowAttributes("align")
            .matching(false, "left", "center", "right")
            .onElements("th", "td")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("[1-9]\\d?"))
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[\\w+-]{1,40}"))
            .onElements("code")
            .toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return POLICY.sanitize(html);
    }
}
