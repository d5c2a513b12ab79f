package io.bantin.article.media.rendition;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes pixels in the formats of renditions. Nothing but pixels and the colour profile gets into them. */
final class RenditionEncoder {

    private static final float JPEG_QUALITY = 0.82f;

    private RenditionEncoder() {}

    static byte[] encode(Pixels pixels, String type, byte @Nullable [] profile) throws IOException {
        byte[] kept = ColorProfileEmbedder.fits(profile) ? profile : null;
        boolean transparent = pixels.channels() == Pixels.RGBA;
        return switch (type) {
            case "image/webp" -> {
                var webp = WebpCodec.write(image(pixels));
                yield kept == null
                        ? webp
                        : ColorProfileEmbedder.inWebp(webp, kept, pixels.width(), pixels.height(), transparent);
            }
            case "image/png" -> {
                var png = written(pixels, "png");
                yield kept == null ? png : ColorProfileEmbedder.inPng(png, kept);
            }
            case "image/jpeg" -> {
                var jpeg = written(transparent ? opaque(pixels) : pixels, "jpeg");
                yield kept == null ? jpeg : ColorProfileEmbedder.inJpeg(jpeg, kept);
            }
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** On white, as on paper. */
    private static Pixels opaque(Pixels pixels) {
        var opaque = Pixels.empty(pixels.width(), pixels.height(), Pixels.RGB);
        var from = pixels.samples();
        for (int i = 0, to = 0; i < from.length; i += Pixels.RGBA, to += Pixels.RGB) {
            int opacity = from[i + 3] & 0xff;
            for (int c = 0; c < Pixels.RGB; c++) {
                opaque.samples()[to + c] = (byte) (((from[i + c] & 0xff) * opacity + 255 * (255 - opacity)) / 255);
            }
        }
        return opaque;
    }

    private static byte[] written(Pixels pixels, String format) throws IOException {
        var image = image(pixels);
        var writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Shares the bytes of the pixels. */
    private static BufferedImage image(Pixels pixels) {
        boolean transparent = pixels.channels() == Pixels.RGBA;
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(pixels.samples(), pixels.samples().length),
                pixels.width(),
                pixels.height(),
                pixels.width() * pixels.channels(),
                pixels.channels(),
                transparent ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2},
                null);
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                transparent,
                false,
                transparent ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
