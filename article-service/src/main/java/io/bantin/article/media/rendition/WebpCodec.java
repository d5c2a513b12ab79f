package io.bantin.article.media.rendition;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPReadParam;
import com.luciad.imageio.webp.WebPWriteParam;
import com.luciad.imageio.webp.internal.NativeLoader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes WebP by Google's library, whose native code the JVM unpacks into {@code java.io.tmpdir}. Where that folder may
 * hold no programs, the other formats go on working.
 */
public final class WebpCodec {

    private static final float QUALITY = 0.8f;

    private static final Logger log = LoggerFactory.getLogger(WebpCodec.class);
    private static final boolean AVAILABLE = load();

    private WebpCodec() {}

    public static boolean isAvailable() {
        return AVAILABLE;
    }

    private static boolean load() {
        boolean loaded;
        try {
            loaded = NativeLoader.initialize();
        } catch (RuntimeException | LinkageError e) {
            log.warn("The library of WebP cannot be loaded: {}", e.toString());
            loaded = false;
        }
        if (!loaded) {
            log.warn("No WebP: pictures are made as JPEG and PNG. The folder java.io.tmpdir must allow programs.");
        }
        return loaded;
    }

    /** Decodes and scales in one step, so that the picture never is in memory in its full size. */
    static BufferedImage read(byte[] file, int width, int height) throws IOException {
        var reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var param = (WebPReadParam) reader.getDefaultReadParam();
            param.setUseScaling(true);
            param.setScaledWidth(width);
            param.setScaledHeight(height);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    static byte[] write(BufferedImage image) throws IOException {
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = new WebPWriteParam(Locale.ROOT);
            param.setCompressionMode(WebPWriteParam.MODE_EXPLICIT);
            param.setCompressionType(CompressionType.Lossy);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
