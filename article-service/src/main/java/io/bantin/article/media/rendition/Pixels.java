package io.bantin.article.media.rendition;

/** Pixels in memory, one byte a sample: red, green, blue and, with four channels, opacity. */
record Pixels(int width, int height, int channels, byte[] samples) {

    static final int RGB = 3;
    static final int RGBA = 4;

    static Pixels empty(int width, int height, int channels) {
        return new Pixels(width, height, channels, new byte[Math.multiplyExact(width * channels, height)]);
    }

    /** Turns and mirrors the pixels as the orientation of Exif says. */
    Pixels upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean sideways = orientation >= 5;
        var turned = empty(sideways ? height : width, sideways ? width : height, channels);
        for (int y = 0; y < turned.height; y++) {
            for (int x = 0; x < turned.width; x++) {
                int along = sideways ? y : x;
                int across = sideways ? x : y;
                int fromX = switch (orientation) {
                    case 2, 3, 7, 8 -> width - 1 - along;
                    default -> along;
                };
                int fromY = switch (orientation) {
                    case 3, 4, 6, 7 -> height - 1 - across;
                    default -> across;
                };
                System.arraycopy(
                        samples,
                        (fromY * width + fromX) * channels,
                        turned.samples,
                        (y * turned.width + x) * channels,
                        channels);
            }
        }
        return turned;
    }
}
