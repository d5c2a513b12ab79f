package io.bantin.article.rendering.html;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Turns a video of another site, embedded or as an address alone in its paragraph, into a figure with a link. Pages load nothing from
 * other sites, so no reader is followed by one, and the page works where that site does not.
 */
final class VideoLinks {

    /** A site of videos: the addresses of a video, with its id as the first group, and the address of its page. */
    private record Site(String name, Pattern addresses, String page) {}

    private static final List<Site> SITES = List.of(
            new Site(
                    "YouTube",
                    Pattern.compile("(?i)(?:https?:)?//(?:www\\.|m\\.)?(?:youtube(?:-nocookie)?\\.com/"
                            + "(?:watch\\?v=|embed/|shorts/|live/)|youtu\\.be/)([\\w-]{6,20})(?:[?&#/]\\S*)?"),
                    "https://www.youtube.com/watch?v=%s"),
            new Site(
                    "Vimeo",
                    Pattern.compile(
                            "(?i)(?:https?:)?//(?:www\\.|player\\.)?vimeo\\.com/(?:video/)?(\\d{4,15})(?:[?&#/]\\S*)?"),
                    "https://vimeo.com/%s"));

    private static final int MAX_ADDRESS = 500;

    private VideoLinks() {}

    static void insert(List<Element> elements) {
        for (var element : elements) {
            if (element.nameIs("iframe")) {
                link(element.attr("src"), element.attr("title")).ifPresent(element::replaceWith);
            } else if (element.nameIs("p")) {
                onlyContent(element).flatMap(VideoLinks::link).ifPresent(element::replaceWith);
            }
        }
    }

    private static Optional<Element> link(Node content) {
        if (content instanceof TextNode text) {
            return link(text.text().strip(), "");
        }
        var anchor = (Element) content;
        var text = anchor.text().strip();
        boolean isAddress = text.equals(anchor.attr("href").strip());
        // A link with words of its own is part of the text, and stays as the author wrote it.
        return isAddress ? link(text, anchor.attr("title")) : Optional.empty();
    }

    /** The text or the link that is alone in its paragraph. */
    private static Optional<Node> onlyContent(Element paragraph) {
        var content = paragraph.childNodes().stream()
                .filter(node -> !(node instanceof TextNode text && text.isBlank()))
                .limit(2)
                .toList();
        return content.size() == 1
                        && (content.getFirst() instanceof TextNode
                                || content.getFirst() instanceof Element element && element.nameIs("a"))
                ? Optional.of(content.getFirst())
                : Optional.empty();
    }

    private static Optional<Element> link(String address, String title) {
        if (address.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        for (var site : SITES) {
            var video = site.addresses().matcher(address);
            if (video.matches()) {
                return Optional.of(figure(site, site.page().formatted(video.group(1)), title.strip()));
            }
        }
        return Optional.empty();
    }

    private static Element figure(Site site, String page, String title) {
        var figure = new Element("figure");
        var link = figure.appendElement("a").attr("href", page);
        link.appendText("▶ ");
        link.appendElement("strong").text(title.isEmpty() ? site.name() : title);
        link.appendText(" ");
        link.appendElement("small").text(title.isEmpty() ? page.substring("https://".length()) : site.name());
        return figure;
    }
}
