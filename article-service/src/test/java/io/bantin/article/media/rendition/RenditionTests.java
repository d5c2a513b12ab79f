package io.bantin.article.media.rendition;

import static io.bantin.article.media.PictureFixtures.concat;
import static io.bantin.article.media.PictureFixtures.fields;
import static io.bantin.article.media.PictureFixtures.fromCamera;
import static io.bantin.article.media.PictureFixtures.gif;
import static io.bantin.article.media.PictureFixtures.jpeg;
import static io.bantin.article.media.PictureFixtures.png;
import static io.bantin.article.media.PictureFixtures.profile;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bantin.article.media.format.PictureCopier;
import io.bantin.article.media.format.PictureHeader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenditionTests {

    private static final long PLENTY = 100 << 20;

    /** The colours of the corners, from the left above, in reading order, after turning {@code fields} upright. */
    @ParameterizedTest
    @CsvSource({
        "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB",
    })
    void turnsPicturesUpright(int orientation, String corners) throws IOException {
        var pixels = decode(fromCamera(jpeg(80, 40), orientation), 80, 40, PLENTY);

        assertThat(corners(pixels)).isEqualTo(corners);
        assertThat(pixels.width()).isEqualTo(orientation >= 5 ? 40 : 80);
    }

    static Stream<byte[]> formats() {
        return Stream.of(jpeg(200, 100), png(200, 100), gif(200, 100), written(fields(200, 100), "webp"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void scalesEachFormatToEachRendition(byte[] picture) throws IOException {
        var pixels = decode(picture, 100, 50, PLENTY);

        for (var type : List.of("image/webp", "image/jpeg", "image/png")) {
            var rendition = ImageIO.read(new ByteArrayInputStream(RenditionEncoder.encode(pixels, type, null)));

            assertThat(rendition.getWidth()).isEqualTo(100);
            assertThat(rendition.getHeight()).isEqualTo(50);
            assertThat(corners(pixels(rendition))).as(type).isEqualTo("RGBW");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/webp", "image/jpeg", "image/png"})
    void keepsColoursAndTheirProfile(String type) throws IOException {
        var camera = fromCamera(jpeg(200, 100), 1);

        var pixels = decode(camera, 100, 50, PLENTY);
        var rendition = RenditionEncoder.encode(pixels, type, header(camera).profile());

        assertThat(header(rendition).profile()).isEqualTo(profile());
        // Not converted: the profile says what the numbers mean.
        assertThat(corners(pixels)).isEqualTo("RGBW");
        assertThat(ImageIO.read(new ByteArrayInputStream(rendition)).getWidth()).isEqualTo(100);
    }

    @Test
    void keepsGreyAsBrightAsItIs() throws IOException {
        var grey = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);

        for (var format : List.of("jpeg", "png")) {
            var pixels = decode(written(grey, format), 50, 50, PLENTY);

            assertThat(pixels.samples()[0] & 0xff).as(format).isBetween(98, 102);
        }
    }

    @Test
    void keepsTransparencyAndPutsItOnWhiteInJpeg() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 100, 50, filled(5000, 0xff0000ff), 0, 100);

        var pixels = decode(written(image, "png"), 50, 50, PLENTY);

        for (var type : List.of("image/png", "image/webp")) {
            var read = ImageIO.read(new ByteArrayInputStream(RenditionEncoder.encode(pixels, type, null)));
            assertThat(read.getRGB(25, 40) >>> 24).as(type).isZero();
            assertThat(read.getRGB(25, 10) >>> 24).as(type).isEqualTo(255);
        }
        var jpeg = ImageIO.read(new ByteArrayInputStream(RenditionEncoder.encode(pixels, "image/jpeg", null)));
        assertThat(new Color(jpeg.getRGB(25, 45)).getRed()).isGreaterThan(250);
        assertThat(new Color(jpeg.getRGB(25, 5)).getBlue()).isGreaterThan(240);
    }

    @Test
    void convertsGreenInkToGreen() throws IOException {
        var inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 100, 100, 4, null);
        for (int i = 0; i < 100 * 100; i++) {
            inks.setPixel(i % 100, i / 100, new int[] {0, 255, 0, 255});
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        writer.setOutput(new MemoryCacheImageOutputStream(bytes));
        writer.write(new IIOImage(inks, null, null));
        ((MemoryCacheImageOutputStream) writer.getOutput()).close();

        // As Photoshop writes it: no ink is 255.
        var adobe = new byte[] {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

        var print = concat(
                Arrays.copyOf(bytes.toByteArray(), 2), adobe, Arrays.copyOfRange(bytes.toByteArray(), 2, bytes.size()));
        var pixels = decode(print, 50, 50, PLENTY);

        assertThat(pixels.channels()).isEqualTo(Pixels.RGB);
        assertThat(pixels.samples()[1] & 0xff).isGreaterThan(pixels.samples()[0] & 0xff);
        assertThat(pixels.samples()[1] & 0xff).isGreaterThan(pixels.samples()[2] & 0xff);
    }

    @Test
    void averagesTheAreaOfEachPixel() {
        var stripes = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 300; x += 2) {
            stripes.setRGB(x, 0, 1, 300, filled(300, 0xffffff), 0, 1);
        }

        var pixels = AreaScaler.scale(stripes, 100, 100);

        for (int i = 0; i < pixels.samples().length; i++) {
            assertThat(pixels.samples()[i] & 0xff).isBetween(84, 171);
        }
        assertThat(pixels.samples()[0] & 0xff).isEqualTo(170);
    }

    @Test
    void skipsRowsOfAPictureThatNeedsTooMuchMemory() throws IOException {
        var pixels = decode(jpeg(2000, 1000), 400, 200, 1 << 20);

        assertThat(corners(pixels)).isEqualTo("RGBW");
        assertThat(pixels.width()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void reportsDamagedPixelsOrShowsWhatIsLeft(byte[] picture) throws IOException {
        var header = header(picture);
        var random = new Random(5);
        for (int i = 0; i < 300; i++) {
            var damaged = picture.clone();
            for (int n = 0; n < 20; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                PictureDecoder.decode(header, damaged, 100, 50, PLENTY);
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PictureDecoder.decode(header, new byte[100], 100, 50, PLENTY));
    }

    @Test
    void lendsNoMoreMemoryThanThereIs() throws Exception {
        var memory = new DecodingMemory(10 << 10);
        var used = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                int kilobytes = 1 + i % 12;
                threads.submit(() -> memory.within(kilobytes << 10, () -> {
                    int now = used.addAndGet(Math.min(10, kilobytes));
                    most.accumulateAndGet(now, Math::max);
                    Thread.yield();
                    used.addAndGet(-Math.min(10, kilobytes));
                    return true;
                }));
            }
        }
        assertThat(most.get()).isBetween(1, 10);
    }

    private static Pixels decode(byte[] picture, int width, int height, long maxBytes) throws IOException {
        var header = header(picture);
        var out = new ByteArrayOutputStream();
        PictureCopier.copy(new ByteArrayInputStream(picture), out);
        return PictureDecoder.decode(header, out.toByteArray(), width, height, maxBytes)
                .upright(header.orientation());
    }

    private static PictureHeader header(byte[] picture) throws IOException {
        return PictureCopier.copy(new ByteArrayInputStream(picture), new ByteArrayOutputStream());
    }

    private static Pixels pixels(BufferedImage image) {
        return AreaScaler.scale(image, image.getWidth(), image.getHeight());
    }

    private static String corners(Pixels pixels) {
        int right = pixels.width() * 3 / 4;
        int below = pixels.height() * 3 / 4;
        return color(pixels, pixels.width() / 4, pixels.height() / 4)
                + color(pixels, right, pixels.height() / 4)
                + color(pixels, pixels.width() / 4, below)
                + color(pixels, right, below);
    }

    private static String color(Pixels pixels, int x, int y) {
        int at = (y * pixels.width() + x) * pixels.channels();
        boolean red = (pixels.samples()[at] & 0xff) > 128;
        boolean green = (pixels.samples()[at + 1] & 0xff) > 128;
        boolean blue = (pixels.samples()[at + 2] & 0xff) > 128;
        return red && green && blue ? "W" : red ? "R" : green ? "G" : blue ? "B" : "?";
    }

    private static int[] filled(int length, int color) {
        var colors = new int[length];
        Arrays.fill(colors, color);
        return colors;
    }
}
