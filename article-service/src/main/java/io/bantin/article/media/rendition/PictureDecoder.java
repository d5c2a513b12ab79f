package io.bantin.article.media.rendition;

import io.bantin.article.media.format.PictureHeader;
import io.bantin.article.media.format.PictureType;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a picture in about the size in which it is needed. */
final class PictureDecoder {

    private static final int CMYK_BANDS = 4;

    /** A reader of CMYK holds the inks and the converted colours. */
    private static final int MAX_BYTES_PER_PIXEL = 8;

    private PictureDecoder() {}

    /**
     * Decodes the stored pixels, not turned, and scales them to a width and height.
     *
     * @param maxBytes the most memory that the decoded pixels may take; of larger pictures, rows and columns are skipped
     * @throws IOException if the file is damaged
     */
    static Pixels decode(PictureHeader header, byte[] file, int width, int height, long maxBytes) throws IOException {
        try {
            var image = header.type() == PictureType.WEBP
                    ? WebpCodec.read(file, width, height)
                    : read(header, file, maxBytes);
            return AreaScaler.scale(image, Math.min(width, image.getWidth()), Math.min(height, image.getHeight()));
        } catch (RuntimeException damaged) {
            // The readers of the JDK answer some damaged files with an index out of bounds or the like.
            throw new IOException(damaged);
        }
    }

    private static BufferedImage read(PictureHeader header, byte[] file, long maxBytes) throws IOException {
        var format = header.type().name().toLowerCase(Locale.ROOT);
        IOException last = null;
        for (var reader : readers(format)) {
            try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
                reader.setInput(input, false, true);
                return read(reader, header, maxBytes);
            } catch (IOException next) {
                last = next;
            } finally {
                reader.dispose();
            }
        }
        throw last == null ? new IOException("No reader of " + format) : last;
    }

    /** The JDK's own reader comes first: it leaves colours as they are. It refuses CMYK, which the other one converts. */
    private static List<ImageReader> readers(String format) {
        var readers = new ArrayList<ImageReader>();
        ImageIO.getImageReadersByFormatName(format).forEachRemaining(readers::add);
        readers.sort(Comparator.comparing(reader -> !reader.getClass().getName().startsWith("com.sun.")));
        return readers;
    }

    private static BufferedImage read(ImageReader reader, PictureHeader header, long maxBytes) throws IOException {
        var param = reader.getDefaultReadParam();
        var type = reader.getImageTypes(0).next();
        boolean cmyk = type.getNumBands() >= CMYK_BANDS
                && type.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        int perPixel =
                cmyk ? MAX_BYTES_PER_PIXEL : Math.ceilDiv(type.getColorModel().getPixelSize(), 8);
        long pixels = (long) header.width() * header.height();
        int step = 1;
        while (pixels * perPixel / ((long) step * step) > maxBytes) {
            step++;
        }
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }
}
