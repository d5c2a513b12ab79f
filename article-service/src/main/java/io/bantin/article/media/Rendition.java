package io.bantin.article.media;

/**
 * A picture in one size and format.
 *
 * @param url the path on this site; it never shows anything else
 * @param type the media type
 */
public record Rendition(String url, String type, int width, int height) {

    /** The last part of the path, which names the rendition of its picture. */
    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
