package io.bantin.article.media.rendition;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Makes pictures smaller. Each new pixel is the average of the area that it covers, so no detail flickers and no line is lost. Reads
 * the source row by row and needs memory for the result alone.
 */
final class AreaScaler {

    /** A row of the source. */
    private interface Rows {

        void read(int y, byte[] into);
    }

    private AreaScaler() {}

    static Pixels scale(BufferedImage image, int width, int height) {
        var rows = new PixelRows(image);
        return scale(rows::read, rows.width(), rows.height(), rows.channels(), width, height);
    }

    static Pixels scale(Pixels pixels, int width, int height) {
        if (pixels.width() == width && pixels.height() == height) {
            return pixels;
        }
        int length = pixels.width() * pixels.channels();
        return scale(
                (y, into) -> System.arraycopy(pixels.samples(), y * length, into, 0, length),
                pixels.width(),
                pixels.height(),
                pixels.channels(),
                width,
                height);
    }

    private static Pixels scale(Rows rows, int fromWidth, int fromHeight, int channels, int width, int height) {
        var scaled = Pixels.empty(width, height, channels);
        var row = new byte[fromWidth * channels];
        var narrow = new float[width * channels];
        var sums = new float[width * channels];
        double ratio = (double) fromHeight / height;
        int read = -1;
        for (int y = 0; y < height; y++) {
            double top = y * ratio;
            double bottom = Math.min(fromHeight, (y + 1) * ratio);
            Arrays.fill(sums, 0);
            for (int from = (int) top; from < bottom; from++) {
                if (from != read) {
                    rows.read(from, row);
                    narrow(row, fromWidth, channels, narrow, width);
                    read = from;
                }
                float weight = (float) (Math.min(bottom, from + 1.0) - Math.max(top, from));
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += narrow[i] * weight;
                }
            }
            write(sums, (float) (bottom - top), channels, scaled.samples(), y * width * channels);
        }
        return scaled;
    }

    /** Averages a row in its own direction. Colours are weighted by their opacity: nobody sees a transparent colour. */
    private static void narrow(byte[] row, int fromWidth, int channels, float[] narrow, int width) {
        double ratio = (double) fromWidth / width;
        for (int x = 0; x < width; x++) {
            double left = x * ratio;
            double right = Math.min(fromWidth, (x + 1) * ratio);
            float red = 0;
            float green = 0;
            float blue = 0;
            float opacity = 0;
            for (int from = (int) left; from < right; from++) {
                float weight = (float) (Math.min(right, from + 1.0) - Math.max(left, from));
                int at = from * channels;
                if (channels == Pixels.RGBA) {
                    weight *= (row[at + 3] & 0xff) / 255f;
                    opacity += weight;
                }
                red += (row[at] & 0xff) * weight;
                green += (row[at + 1] & 0xff) * weight;
                blue += (row[at + 2] & 0xff) * weight;
            }
            float all = (float) (right - left);
            int to = x * channels;
            narrow[to] = red / all;
            narrow[to + 1] = green / all;
            narrow[to + 2] = blue / all;
            if (channels == Pixels.RGBA) {
                narrow[to + 3] = opacity / all;
            }
        }
    }

    private static void write(float[] sums, float rows, int channels, byte[] samples, int start) {
        for (int i = 0; i < sums.length; i += channels) {
            float divisor = rows;
            if (channels == Pixels.RGBA) {
                float opacity = sums[i + 3] / rows;
                samples[start + i + 3] = rounded(opacity * 255);
                divisor = opacity == 0 ? 1 : sums[i + 3];
            }
            samples[start + i] = rounded(sums[i] / divisor);
            samples[start + i + 1] = rounded(sums[i + 1] / divisor);
            samples[start + i + 2] = rounded(sums[i + 2] / divisor);
        }
    }

    private static byte rounded(float sample) {
        return (byte) Math.min(255, Math.max(0, Math.round(sample)));
    }
}
