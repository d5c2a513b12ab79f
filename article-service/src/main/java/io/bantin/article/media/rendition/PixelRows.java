package io.bantin.article.media.rendition;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/**
 * Reads a decoded picture row by row. Does not convert colours: a converted sample would be shown wrongly with the colour
 * profile, which the renditions keep.
 */
final class PixelRows {

    private final BufferedImage image;
    private final boolean bytes;
    private final boolean components;
    private final int bands;
    private final int shift;
    private final int channels;
    private byte[] row = new byte[0];
    private int[] numbers = new int[0];

    PixelRows(BufferedImage image) {
        this.image = image;
        var model = image.getColorModel();
        int type = model.getColorSpace().getType();
        components =
                model instanceof ComponentColorModel && (type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY);
        bands = image.getRaster().getNumBands();
        bytes = components && image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE;
        shift = components ? Math.max(0, model.getComponentSize(0) - 8) : 0;
        channels = model.hasAlpha() ? Pixels.RGBA : Pixels.RGB;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    int channels() {
        return channels;
    }

    /** Copies a row into {@code into}, as in {@link Pixels}. */
    void read(int y, byte[] into) {
        if (!components) {
            readColors(y, into);
        } else if (bytes) {
            row = (byte[]) image.getRaster().getDataElements(0, y, width(), 1, row.length == 0 ? null : row);
            for (int x = 0, from = 0, to = 0; x < width(); x++, from += bands, to += channels) {
                into[to] = row[from];
                into[to + 1] = row[bands < 3 ? from : from + 1];
                into[to + 2] = row[bands < 3 ? from : from + 2];
                if (channels == Pixels.RGBA) {
                    into[to + 3] = row[from + bands - 1];
                }
            }
        } else {
            numbers = image.getRaster().getPixels(0, y, width(), 1, numbers.length == 0 ? null : numbers);
            for (int x = 0, from = 0, to = 0; x < width(); x++, from += bands, to += channels) {
                into[to] = (byte) (numbers[from] >> shift);
                into[to + 1] = (byte) (numbers[bands < 3 ? from : from + 1] >> shift);
                into[to + 2] = (byte) (numbers[bands < 3 ? from : from + 2] >> shift);
                if (channels == Pixels.RGBA) {
                    into[to + 3] = (byte) (numbers[from + bands - 1] >> shift);
                }
            }
        }
    }

    /** Pictures with a palette, and those whose pixels are whole numbers. */
    private void readColors(int y, byte[] into) {
        numbers = image.getRGB(0, y, width(), 1, numbers.length == 0 ? new int[width()] : numbers, 0, width());
        for (int x = 0, to = 0; x < width(); x++, to += channels) {
            int color = numbers[x];
            into[to] = (byte) (color >> 16);
            into[to + 1] = (byte) (color >> 8);
            into[to + 2] = (byte) color;
            if (channels == Pixels.RGBA) {
                into[to + 3] = (byte) (color >> 24);
            }
        }
    }
}
