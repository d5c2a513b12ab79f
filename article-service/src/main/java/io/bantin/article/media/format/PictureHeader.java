package io.bantin.article.media.format;

import org.jspecify.annotations.Nullable;

/**
 * What the structure of a picture says, without its pixels.
 *
 * @param width as stored; the orientation may swap it with the height
 * @param orientation 1 to 8, as Exif numbers them; 1 is upright
 * @param frames more than one in an animation
 * @param transparent whether the background may show through
 * @param profile the ICC colour profile; null if there is none
 */
public record PictureHeader(
        PictureType type,
        int width,
        int height,
        int orientation,
        int frames,
        boolean transparent,
        byte @Nullable [] profile) {

    private static final int FIRST_SIDEWAYS = 5;

    public int uprightWidth() {
        return isSideways() ? height : width;
    }

    public int uprightHeight() {
        return isSideways() ? width : height;
    }

    /** Whether the stored rows are columns for the reader. */
    public boolean isSideways() {
        return orientation >= FIRST_SIDEWAYS;
    }
}
