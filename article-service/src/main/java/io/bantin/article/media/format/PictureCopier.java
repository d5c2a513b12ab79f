package io.bantin.article.media.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Copies a picture while it arrives and leaves out what readers must not get: the place where it was taken, the camera, texts,
 * previews, and whatever follows its end. Keeps the pixels as they are and the colour profile. Needs a few kilobytes whatever
 * the size, because it decodes no pixels.
 */
public final class PictureCopier {

    private static final int SIGNATURE = 16;

    private PictureCopier() {}

    /** @throws UnreadablePicture if the bytes are no picture that can be shown */
    public static PictureHeader copy(InputStream in, OutputStream out) throws IOException {
        var bytes = new PictureBytes(in);
        var buffered = new BufferedOutputStream(out, 8192);
        var header = copier(bytes.peek(SIGNATURE)).copy(bytes, buffered);
        buffered.flush();
        return header;
    }

    /** Copies a picture of one type. */
    interface Copier {

        PictureHeader copy(PictureBytes in, OutputStream out) throws IOException;
    }

    private static Copier copier(byte[] beginning) throws UnreadablePicture {
        var text = new String(beginning, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            throw UnreadablePicture.because("is empty; choose the picture again.");
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return new JpegCopier();
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new PngCopier();
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return new GifCopier();
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return new WebpCopier();
        }
        throw UnreadablePicture.because("is %s; send a JPEG, PNG, WebP or GIF picture.".formatted(kind(text)));
    }

    private static String kind(String beginning) {
        var text = beginning.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<")) {
            return "text such as SVG or HTML, which can run scripts";
        }
        if (text.startsWith("mz") || beginning.startsWith("\u007fELF") || text.startsWith("#!")) {
            return "a program, whatever its name says";
        }
        return "not a picture that browsers show";
    }
}
