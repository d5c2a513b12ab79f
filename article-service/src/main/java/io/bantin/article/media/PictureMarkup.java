package io.bantin.article.media;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How HTML names the renditions of a picture: browsers choose from {@code srcset}, others load {@code src}.
 *
 * @param width of the largest rendition; with the height, it tells browsers how much room to keep
 */
public record PictureMarkup(String src, String srcset, int width, int height) {

    private static final String WEBP = "image/webp";
    private static final int USUAL_WIDTH = 1280;

    /** @param renditions at least one */
    public static PictureMarkup of(List<Rendition> renditions) {
        var byWidth = renditions.stream()
                .sorted(Comparator.comparingInt(Rendition::width))
                .toList();
        boolean hasWebp = byWidth.stream().anyMatch(PictureMarkup::isWebp);
        var plain = byWidth.stream()
                .filter(rendition -> !isWebp(rendition))
                .filter(rendition -> rendition.width() <= USUAL_WIDTH)
                .reduce((smaller, larger) -> larger)
                .orElse(byWidth.getFirst());
        var choices = byWidth.stream()
                .filter(rendition -> isWebp(rendition) == hasWebp)
                .map(rendition -> "%s %dw".formatted(rendition.url(), rendition.width()))
                .collect(Collectors.joining(", "));
        var largest = byWidth.getLast();
        return new PictureMarkup(plain.url(), choices, largest.width(), largest.height());
    }

    private static boolean isWebp(Rendition rendition) {
        return rendition.type().equals(WEBP);
    }
}
