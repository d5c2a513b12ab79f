package io.bantin.article.rendering.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Turns paragraphs that Word writes for list items, each with its bullet or number as text, into lists. */
final class OfficeLists {

    private static final Pattern LEVEL = Pattern.compile("\\blevel([1-9])\\b");
    private static final Pattern NUMBER = Pattern.compile("\\(?(\\d{1,3})[.)]");

    private record Open(Element list, int level) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private OfficeLists() {}

    static List<Node> gathered(List<Node> siblings) {
        var lists = new OfficeLists();
        siblings.forEach(lists::add);
        return lists.nodes;
    }

    /** Whether the element holds the bullet or number of an item. */
    static boolean isMarker(Element span) {
        return span.attr("style").toLowerCase(Locale.ROOT).replace(" ", "").contains("mso-list:ignore");
    }

    private void add(Node node) {
        if (node instanceof Element paragraph && isItem(paragraph)) {
            addItem(paragraph);
        } else if (open.isEmpty() || !(node instanceof TextNode text) || !text.isBlank()) {
            open.clear();
            nodes.add(node);
        }
    }

    /** Labels such as "đ)", "IV.", "1.2." or "Điều 5." stay as text: HTML lists cannot count like that, and texts refer to them. */
    private static boolean isLabel(String marker) {
        return marker.length() > 1
                && marker.codePoints().anyMatch(Character::isLetterOrDigit)
                && !NUMBER.matcher(marker).matches();
    }

    private static boolean isItem(Element paragraph) {
        if (!paragraph.normalName().equals("p")) {
            return false;
        }
        var style = InlineStyle.of(paragraph).get("mso-list");
        return !style.isEmpty() && !style.equals("none")
                || paragraph.className().startsWith("MsoListParagraph") && marker(paragraph) != null;
    }

    private void addItem(Element paragraph) {
        var marker = marker(paragraph);
        var text = marker == null ? "" : marker.text().replace('\u00A0', ' ').strip();
        if (marker != null && isLabel(text)) {
            marker.replaceWith(new TextNode(text + " "));
            open.clear();
            nodes.add(paragraph);
            return;
        }
        if (marker != null) {
            marker.remove();
        }
        openList(level(paragraph), text);
        var item = new Element("li");
        OfficeMarkupCleaner.replaceChildren(item, paragraph.childNodes());
        open.getLast().list().appendChild(item);
    }

    private void openList(int level, String marker) {
        while (open.size() > 1 && open.getLast().level() > level) {
            open.removeLast();
        }
        if (!open.isEmpty() && open.getLast().level() >= level) {
            return;
        }
        var list = list(marker);
        if (open.isEmpty()) {
            nodes.add(list);
        } else {
            var item = open.getLast().list().lastChild();
            (item instanceof Element element ? element : open.getLast().list()).appendChild(list);
        }
        open.addLast(new Open(list, level));
    }

    private static Element list(String marker) {
        var number = NUMBER.matcher(marker);
        if (!number.matches()) {
            return new Element("ul");
        }
        var list = new Element("ol");
        if (!number.group(1).equals("1")) {
            list.attr("start", number.group(1));
        }
        return list;
    }

    private static int level(Element paragraph) {
        var level = LEVEL.matcher(InlineStyle.of(paragraph).get("mso-list"));
        return level.find() ? Integer.parseInt(level.group(1)) : 1;
    }

    private static @Nullable Element marker(Element paragraph) {
        for (var node = paragraph.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof Element element) {
                return isMarker(element)
                        ? element
                        : element.childrenSize() == 1 && isMarker(element.child(0)) ? element : null;
            }
            if (node instanceof TextNode text && !text.isBlank()) {
                return null;
            }
        }
        return null;
    }
}
