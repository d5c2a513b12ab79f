package io.bantin.article.media;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, made on the spot. */
public final class PictureFixtures {

    /** What a camera writes that nobody else must read. */
    public static final String SECRET = "10.7769N 106.7009E, iPhone of Lan";

    private PictureFixtures() {}

    /** Four fields: red, green above; blue, white below. The noise makes each picture another one. */
    public static BufferedImage fields(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return image;
    }

    public static BufferedImage noise(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(seed);
        image.setRGB(0, 0, width, height, random.ints((long) width * height).toArray(), 0, width);
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return written(fields(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(fields(width, height), "png");
    }

    public static byte[] gif(int width, int height) {
        return written(fields(width, height), "gif");
    }

    public static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("No writer of " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The JPEG with Exif (orientation and a place), a comment and a colour profile, as from a telephone. */
    public static byte[] fromCamera(byte[] jpeg, int orientation) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment(0xe1, exif(orientation)));
        out.writeBytes(segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>")));
        out.writeBytes(segment(0xed, ascii("Photoshop 3.0\0" + SECRET)));
        out.writeBytes(segment(0xfe, ascii(SECRET)));
        out.writeBytes(segment(0xe2, concat(ascii("ICC_PROFILE\0"), new byte[] {1, 1}, profile())));
        out.writeBytes(segment(0xe2, ascii("MPF\0" + SECRET)));
        out.write(jpeg, 2, jpeg.length - 2);
        out.writeBytes(ascii(SECRET));
        return out.toByteArray();
    }

    public static byte[] profile() {
        return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    }

    public static byte[] exif(int orientation) {
        var tiff = ByteBuffer.allocate(26 + SECRET.length());
        tiff.put(ascii("MM\0*")).putInt(8).putShort((short) 1);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        tiff.putShort((short) 0).putInt(0).put(ascii(SECRET));
        return concat(ascii("Exif\0\0"), tiff.array());
    }

    private static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return concat(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    /** The PNG with one more chunk after its header. */
    public static byte[] withChunk(byte[] png, String type, byte[] content) {
        var sum = new CRC32();
        sum.update(ascii(type));
        sum.update(content);
        return concat(
                Arrays.copyOf(png, 33),
                ByteBuffer.allocate(4).putInt(content.length).array(),
                ascii(type),
                content,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array(),
                Arrays.copyOfRange(png, 33, png.length));
    }

    /** A PNG that claims a size, with a right checksum. */
    public static byte[] claiming(int width, int height) {
        var png = png(2, 2);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    /** A GIF whose frame comes so many times. */
    public static byte[] animated(byte[] gif, int frames) {
        int frame = frameStart(gif);
        var once = Arrays.copyOfRange(gif, frame, gif.length - 1);
        var out = new ByteArrayOutputStream();
        out.write(gif, 0, frame);
        out.writeBytes(concat(new byte[] {0x21, (byte) 0xfe, (byte) SECRET.length()}, ascii(SECRET), new byte[1]));
        for (int i = 0; i < frames; i++) {
            out.writeBytes(once);
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    private static int frameStart(byte[] gif) {
        int table = (gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1;
        return 13 + table;
    }

    public static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
