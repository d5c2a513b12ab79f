package io.bantin.article.rendering.office;

import io.bantin.article.rendering.capacity.WorkBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Removes from pasted HTML the markup that Word, Google Docs, LibreOffice and web portals add, and keeps text and structure:
 * a style that emphasises becomes an element, paragraphs that look like list items become a list. All children of an
 * element are replaced at once, because removing them one by one takes quadratic time.
 */
public final class OfficeMarkupCleaner {

    private static final Set<String> PREFIXES = Set.of("o", "w", "v", "m", "x", "p", "wp", "wps", "pic");
    private static final Pattern NUMBERED_PREFIX = Pattern.compile("(st|ns|w)\\d");

    private static final Set<String> DROPPED = Set.of("xml", "meta", "link", "base", "title");
    private static final Set<String> INLINE = Set.of("span", "font", "big", "tt", "label", "time", "ins", "wbr");
    private static final Set<String> CONTAINERS =
            Set.of("div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "center");
    private static final Set<String> BLOCKS = Set.of(
            ("p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td blockquote pre hr figure "
                            + "figcaption form fieldset")
                    .split(" "));

    /** Roughly the work of moving a node from one parent to another. */
    private static final int MOVE_COST = 10;

    private final WorkBudget budget;

    private OfficeMarkupCleaner(WorkBudget budget) {
        this.budget = budget;
    }

    static boolean isOfficePrefix(CharSequence prefix) {
        var name = prefix.toString().toLowerCase(Locale.ROOT);
        return PREFIXES.contains(name) || NUMBERED_PREFIX.matcher(name).matches();
    }

    public static void clean(Element body, WorkBudget budget) {
        var cleaner = new OfficeMarkupCleaner(budget);
        var elements = body.getAllElements();
        for (int i = elements.size() - 1; i >= 0; i--) {
            cleaner.cleanChildren(elements.get(i));
        }
    }

    /** Elements are cleaned from the last to the first, so all descendants of {@code parent} are clean already. */
    private void cleanChildren(Element parent) {
        budget.spend(MOVE_COST * (1L + parent.childNodeSize()));
        if (parent.normalName().equals("pre") || parent.childNodeSize() == 0) {
            return;
        }
        List<Node> kept = new ArrayList<>(parent.childNodeSize());
        for (var child : parent.childNodes()) {
            if (child instanceof Element element) {
                addCleaned(element, kept);
            } else if (!(child instanceof Comment)) {
                kept.add(child);
            }
        }
        replaceChildren(parent, FigureCaptions.gathered(OfficeLists.gathered(kept)));
    }

    private void addCleaned(Element element, List<Node> kept) {
        if (element.normalName().equals("strike")) {
            element.tagName("s"); // LibreOffice and old editors write <strike>, which HTML no longer has.
        }
        var name = element.normalName();
        if (isDropped(element, name)) {
            return;
        }
        if (isOfficeElement(name) || name.equals("b") && InlineStyle.of(element).isPlainWeight()) {
            addChildren(element, kept);
        } else if (INLINE.contains(name) && !OfficeLists.isMarker(element)) {
            addEmphasised(element, kept);
        } else if (CONTAINERS.contains(name)) {
            addParagraphs(element, kept);
        } else {
            kept.add(element);
        }
    }

    private boolean isDropped(Element element, String name) {
        return DROPPED.contains(name)
                || name.equals("style") && isOfficeStyle(element)
                || name.equals("w:sdtpr")
                || name.startsWith("w:") && !name.startsWith("w:sdt")
                || name.equals("p") && isEmpty(element);
    }

    private static boolean isOfficeElement(String name) {
        int colon = name.indexOf(':');
        return colon > 0 && isOfficePrefix(name.substring(0, colon));
    }

    private static boolean isOfficeStyle(Element style) {
        var data = style.data();
        var beginning = data.substring(0, Math.min(5000, data.length())).toLowerCase(Locale.ROOT);
        return beginning.contains("mso") || beginning.contains("@page") || beginning.contains("@list");
    }

    private void addChildren(Element element, List<Node> kept) {
        budget.spend(MOVE_COST * (long) element.childNodeSize());
        kept.addAll(element.childNodes());
    }

    private void addEmphasised(Element element, List<Node> kept) {
        var wrappings = InlineStyle.of(element).elements(isInLink(element));
        if (wrappings.isEmpty()
                || isEmpty(element)
                || element.childNodes().stream().anyMatch(this::isBlock)) {
            addChildren(element, kept);
            return;
        }
        List<Node> content = List.copyOf(element.childNodes());
        for (var wrapping : wrappings) {
            var outer = new Element(wrapping);
            replaceChildren(outer, content);
            content = List.of(outer);
        }
        kept.addAll(content);
    }

    /** Text of a container that is not in a paragraph becomes a paragraph. */
    private void addParagraphs(Element container, List<Node> kept) {
        List<Node> inline = new ArrayList<>();
        for (var child : List.copyOf(container.childNodes())) {
            budget.spend(MOVE_COST);
            if (isBlock(child)) {
                addParagraph(inline, container, kept);
                kept.add(child);
            } else {
                inline.add(child);
            }
        }
        addParagraph(inline, container, kept);
    }

    private void addParagraph(List<Node> inline, Element container, List<Node> kept) {
        var paragraph = new Element("p");
        var align = container.normalName().equals("center") ? "center" : container.attr("align");
        if (align.equalsIgnoreCase("center") || InlineStyle.of(container).isCentred()) {
            paragraph.attr("align", "center");
        }
        boolean blank = inline.stream().allMatch(node -> node instanceof TextNode text && text.isBlank());
        if (blank) {
            kept.addAll(inline);
        } else {
            replaceChildren(paragraph, inline);
            if (!isEmpty(paragraph)) {
                kept.add(paragraph);
            }
        }
        inline.clear();
    }

    private boolean isBlock(Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    private boolean isEmpty(Element element) {
        for (var node : element.childNodes()) {
            budget.spend(1);
            boolean visible = switch (node) {
                case TextNode text -> !text.text().replace('\u00A0', ' ').isBlank();
                case Element child -> !child.normalName().equals("br") && (!isFormatting(child) || !isEmpty(child));
                default -> false;
            };
            if (visible) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFormatting(Element element) {
        return switch (element.normalName()) {
            case "b", "strong", "i", "em", "u", "s" -> true;
            default -> false;
        };
    }

    private boolean isInLink(Element element) {
        for (var parent = element.parent(); parent != null; parent = parent.parent()) {
            budget.spend(1);
            if (parent.normalName().equals("a")) {
                return true;
            }
        }
        return false;
    }

    static void replaceChildren(Element parent, List<Node> children) {
        var detached = List.copyOf(children);
        for (var child : detached) {
            if (child.parent() instanceof Element former) {
                former.empty();
            }
        }
        parent.empty();
        detached.forEach(parent::appendChild);
    }
}
