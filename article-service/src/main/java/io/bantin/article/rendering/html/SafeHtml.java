package io.bantin.article.rendering.html;

import io.bantin.article.rendering.capacity.WorkBudget;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Keeps the elements and attributes that an article may have and removes all others. */
final class SafeHtml {

    /** A path without scheme and host, or https: browsers block other pictures as mixed content. */
    private static final Pattern IMAGE_ADDRESS =
            Pattern.compile("(?i)https://.*|/?(?![/\\\\])[^:/?#\\\\\\s]*([/?#][^\\\\\\s]*)?");

    /** As {@link Figures} writes it. */
    private static final Pattern SRCSET = Pattern.compile("(?:/media/[0-9a-z]{13}/[0-9a-z.-]+ \\d{1,5}w(?: ?, ?|$))+");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "blockquote", "figure", "figcaption")
            .allowElements(
                    "strong", "em", "b", "i", "u", "s", "del", "q", "sup", "sub", "code", "pre", "kbd", "mark", "small")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr")
            .allowElements("th", "td", "a", "img")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("id")
            .globally()
            .allowAttributes("href", "title")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer")
            .allowAttributes("src")
            .matching(IMAGE_ADDRESS)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .allowAttributes("srcset")
            .matching(SRCSET)
            .onElements("img")
            .allowAttributes("sizes")
            .matching(false, Figures.SIZES)
            .onElements("img")
            .allowAttributes("loading")
            .matching(false, "lazy")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,5}"))
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
            .allowAttributes("type")
            .matching(false, "1", "a", "A", "i", "I")
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[\\w+-]{1,40}"))
            .onElements("code")
            .toFactory();

    private SafeHtml() {}

    static boolean showsPicture(String address) {
        return IMAGE_ADDRESS.matcher(address).matches();
    }

    static String of(String html, Warnings warnings, WorkBudget budget) {
        return POLICY.sanitize(html, new Removals(budget), warnings);
    }

    /** Warns about what the policy removes, except for what no reader would have noticed. */
    private record Removals(WorkBudget budget) implements HtmlChangeListener<Warnings> {

        private static final Set<String> NO_LOSS = Set.of(
                "a",
                "div",
                "span",
                "section",
                "article",
                "header",
                "footer",
                "main",
                "nav",
                "aside",
                "address",
                "body",
                "html",
                "head",
                "meta",
                "link",
                "center",
                "font",
                "abbr",
                "cite",
                "ins",
                "time",
                "wbr",
                "col",
                "colgroup",
                "tt",
                "big",
                "label",
                "picture",
                "source");
        private static final Set<String> WITH_CONTENT = Set.of(
                "script",
                "style",
                "iframe",
                "noscript",
                "object",
                "embed",
                "applet",
                "svg",
                "math",
                "video",
                "audio",
                "canvas",
                "template",
                "textarea",
                "select",
                "title",
                "noembed",
                "noframes",
                "frameset",
                "frame");
        private static final Set<String> UNSEEN = Set.of(
                "class",
                "lang",
                "xml:lang",
                "dir",
                "name",
                "rel",
                "role",
                "itemprop",
                "itemscope",
                "itemtype",
                "loading",
                "decoding",
                "srcset",
                "sizes",
                "scope",
                "headers",
                "summary",
                "alt",
                "src",
                "href");

        @Override
        public void discardedTag(@Nullable Warnings warnings, String element) {
            budget.spend(10);
            if (warnings != null && !NO_LOSS.contains(element)) {
                warnings.add(
                        WITH_CONTENT.contains(element)
                                ? "<%s> was removed with its content: articles contain only text, links, tables and pictures."
                                        .formatted(Warnings.quoted(element))
                                : "<%s> was removed and its text was kept: articles contain only text, links, tables and pictures."
                                        .formatted(Warnings.quoted(element)));
            }
        }

        @Override
        public void discardedAttributes(@Nullable Warnings warnings, String element, String... attributes) {
            budget.spend(10);
            for (var attribute : attributes) {
                if (warnings != null && !UNSEEN.contains(attribute) && !attribute.startsWith("data-")) {
                    warnings.add(removed(attribute, element));
                }
            }
        }
    }

    static String removed(String attribute, String element) {
        return "The attribute %s of <%s> was removed: %s"
                .formatted(
                        Warnings.quoted(attribute),
                        element,
                        attribute.startsWith("on")
                                ? "articles cannot run scripts."
                                : "pages set colours, fonts and sizes themselves.");
    }
}
