package io.bantin.article.rendering.office;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Turns a picture followed by a centred paragraph, as portals and word processors write them, into a figure with a caption. */
final class FigureCaptions {

    private static final int MAX_CAPTION_LENGTH = 500;

    private FigureCaptions() {}

    static List<Node> gathered(List<Node> siblings) {
        List<Node> nodes = new ArrayList<>(siblings.size());
        int before = -1;
        for (var node : siblings) {
            if (isBlank(node)) {
                nodes.add(node);
                continue;
            }
            var picture = before < 0 ? null : onlyPicture(nodes.get(before));
            if (picture != null && node instanceof Element caption && isCaption(caption)) {
                nodes.set(before, figure(picture, caption));
                before = -1;
            } else {
                nodes.add(node);
                before = nodes.size() - 1;
            }
        }
        return nodes;
    }

    private static Element figure(Element picture, Element caption) {
        var figure = new Element("figure");
        figure.appendChild(picture);
        OfficeMarkupCleaner.replaceChildren(figure.appendElement("figcaption"), caption.childNodes());
        return figure;
    }

    private static @Nullable Element onlyPicture(Node node) {
        if (!(node instanceof Element paragraph) || !paragraph.normalName().equals("p")) {
            return null;
        }
        Element picture = null;
        for (var child : paragraph.childNodes()) {
            if (child instanceof Element element && element.normalName().equals("img") && picture == null) {
                picture = element;
            } else if (!isBlank(child)) {
                return null;
            }
        }
        return picture;
    }

    private static boolean isCaption(Element paragraph) {
        boolean centred = paragraph.attr("align").equalsIgnoreCase("center")
                || InlineStyle.of(paragraph).isCentred();
        return paragraph.normalName().equals("p")
                && centred
                && paragraph.getElementsByTag("img").isEmpty()
                && paragraph.text().length() <= MAX_CAPTION_LENGTH;
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }
}
