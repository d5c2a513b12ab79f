package io.bantin.article.media.format;

import static io.bantin.article.media.PictureFixtures.SECRET;
import static io.bantin.article.media.PictureFixtures.animated;
import static io.bantin.article.media.PictureFixtures.ascii;
import static io.bantin.article.media.PictureFixtures.claiming;
import static io.bantin.article.media.PictureFixtures.concat;
import static io.bantin.article.media.PictureFixtures.exif;
import static io.bantin.article.media.PictureFixtures.fields;
import static io.bantin.article.media.PictureFixtures.fromCamera;
import static io.bantin.article.media.PictureFixtures.gif;
import static io.bantin.article.media.PictureFixtures.jpeg;
import static io.bantin.article.media.PictureFixtures.png;
import static io.bantin.article.media.PictureFixtures.profile;
import static io.bantin.article.media.PictureFixtures.withChunk;
import static io.bantin.article.media.PictureFixtures.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCopierTests {

    private record Copy(PictureHeader header, byte[] bytes) {}

    @Test
    void readsTypeAndSize() throws IOException {
        for (var picture : new byte[][] {jpeg(60, 40), png(60, 40), gif(60, 40), webp(60, 40)}) {
            var header = copy(picture).header();

            assertThat(header.width()).isEqualTo(60);
            assertThat(header.height()).isEqualTo(40);
            assertThat(header.orientation()).isEqualTo(1);
            assertThat(header.frames()).isEqualTo(1);
        }
        assertThat(copy(jpeg(6, 4)).header().type()).isEqualTo(PictureType.JPEG);
        assertThat(copy(png(6, 4)).header().type()).isEqualTo(PictureType.PNG);
        assertThat(copy(gif(6, 4)).header().type()).isEqualTo(PictureType.GIF);
        assertThat(copy(webp(6, 4)).header().type()).isEqualTo(PictureType.WEBP);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void removesWhatIsPrivateFromJpegAndKeepsProfileAndPixels(int orientation) throws IOException {
        var plain = jpeg(60, 40);

        var copy = copy(fromCamera(plain, orientation));

        assertThat(text(copy.bytes())).doesNotContain(SECRET, "Exif", "Photoshop", "adobe", "MPF");
        assertThat(copy.header().orientation()).isEqualTo(orientation);
        assertThat(copy.header().uprightWidth()).isEqualTo(orientation >= 5 ? 40 : 60);
        assertThat(copy.header().profile()).isEqualTo(profile());
        assertThat(text(copy.bytes())).contains("ICC_PROFILE");
        assertThat(pixels(copy.bytes())).isEqualTo(pixels(fromCamera(plain, 1)));
    }

    @Test
    void removesWhatIsPrivateFromPng() throws IOException {
        var camera = withChunk(
                withChunk(withChunk(png(60, 40), "tEXt", ascii("Comment\0" + SECRET)), "eXIf", exif(6)),
                "iTXt",
                ascii(SECRET));

        var copy = copy(camera);

        assertThat(text(copy.bytes())).doesNotContain(SECRET, "tEXt", "eXIf", "iTXt");
        assertThat(copy.header().orientation()).isEqualTo(6);
        assertThat(pixels(copy.bytes())).isEqualTo(pixels(png(60, 40)));
    }

    @Test
    void removesWhatIsPrivateFromWebp() throws IOException {
        var camera =
                extendedWebp(60, 40, chunk("ICCP", profile()), chunk("EXIF", exif(8)), chunk("XMP ", ascii(SECRET)));

        var copy = copy(camera);

        assertThat(text(copy.bytes())).doesNotContain(SECRET, "EXIF", "XMP ");
        assertThat(copy.bytes()).hasSameSizeAs(camera);
        assertThat(copy.header().orientation()).isEqualTo(8);
        assertThat(copy.header().profile()).isEqualTo(profile());
        assertThat(ImageIO.read(new ByteArrayInputStream(copy.bytes())).getWidth())
                .isEqualTo(60);
    }

    @Test
    void keepsTheFirstFrameOfAnimations() throws IOException {
        var still = gif(60, 40);

        var copy = copy(animated(still, 7));

        assertThat(copy.header().frames()).isEqualTo(7);
        assertThat(copy.bytes()).isEqualTo(still);

        var frame = concat(new byte[6], new byte[] {59, 0, 0, 39, 0, 0}, new byte[4], chunkOf(webp(60, 40)));
        var animation = riff(
                chunk("VP8X", new byte[] {2, 0, 0, 0, 99, 0, 0, 99, 0, 0}),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", frame),
                chunk("ANMF", frame));
        var first = copy(animation);
        assertThat(first.header().frames()).isEqualTo(2);
        assertThat(ImageIO.read(new ByteArrayInputStream(first.bytes())).getHeight())
                .isEqualTo(40);
    }

    @Test
    void tellsWhetherThePictureIsTransparent() throws IOException {
        assertThat(copy(png(6, 4)).header().transparent()).isFalse();
        assertThat(copy(withChunk(png(6, 4), "tRNS", new byte[6])).header().transparent())
                .isTrue();
        assertThat(copy(jpeg(6, 4)).header().transparent()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PictureType.class)
    void refusesEachPictureThatEndsEarly(PictureType type) {
        var whole = picture(type);
        for (int length = 0; length < whole.length; length++) {
            var part = Arrays.copyOf(whole, length);

            assertThatExceptionOfType(UnreadablePicture.class)
                    .as("%s of %d bytes", length, whole.length)
                    .isThrownBy(() -> copy(part));
        }
    }

    @ParameterizedTest
    @EnumSource(PictureType.class)
    void answersEachDamageWithASentenceOrCopies(PictureType type) throws IOException {
        var whole = picture(type);
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var damaged = whole.clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt();
            }
            try {
                var header = copy(damaged).header();
                assertThat((long) header.width() * header.height()).isBetween(1L, 100_000_000L);
            } catch (UnreadablePicture refused) {
                assertThat(Objects.requireNonNull(refused.getMessage())).endsWith(".");
            }
        }
    }

    static Stream<byte[]> monsters() {
        return Stream.of(
                claiming(1, 30_000),
                claiming(30_000, 1),
                claiming(16_000, 16_000),
                claiming(-1, -1),
                claiming(0, 5),
                animated(gif(60, 40), 501),
                animated(claimingGif(16_000, 6_000), 3),
                withChunk(
                        claiming(12_000, 8_000),
                        "acTL",
                        ByteBuffer.allocate(8).putInt(100).array()),
                progressive(8_000, 8_000),
                extendedWebp(60, 40, chunk("ICCP", new byte[(1 << 20) + 1])));
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void refusesMonstersBeforeTheyAreDecoded(byte[] monster) {
        assertThatExceptionOfType(UnreadablePicture.class).isThrownBy(() -> copy(monster));
    }

    @Test
    void acceptsThePicturesOfCameras() {
        assertThatNoException().isThrownBy(() -> copy(claiming(11_648, 8_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><svg/>",
                "MZ\u0090\u0000",
                "\u007fELF\u0002\u0001",
                "#!/bin/sh\nrm",
                "%PDF-1.7",
                "BM\u0000\u0000",
                "x",
                "",
                "RIFF\u0000\u0000\u0000\u0000WAVE"
            })
    void refusesWhatIsNoPicture(String content) {
        assertThatExceptionOfType(UnreadablePicture.class)
                .isThrownBy(() -> copy(ascii(content)))
                .withMessageEndingWith(".");
    }

    private static byte[] picture(PictureType type) {
        return switch (type) {
            case JPEG -> fromCameraWithoutTail(jpeg(30, 20));
            case PNG -> withChunk(png(30, 20), "eXIf", exif(3));
            case WEBP -> extendedWebp(30, 20, chunk("ICCP", new byte[40]), chunk("EXIF", exif(3)));
            case GIF -> animated(gif(30, 20), 2);
        };
    }

    private static byte[] fromCameraWithoutTail(byte[] jpeg) {
        var camera = fromCamera(jpeg, 3);
        return Arrays.copyOf(camera, camera.length - SECRET.length());
    }

    private static byte[] claimingGif(int width, int height) {
        var gif = gif(2, 2);
        int frame = 13 + (3 << (gif[10] & 7) + 1);
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(frame + 5, (short) width)
                .putShort(frame + 7, (short) height);
        return gif;
    }

    private static byte[] progressive(int width, int height) {
        var jpeg = jpeg(8, 8);
        for (int i = 2; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                jpeg[i + 1] = (byte) 0xc2;
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException();
    }

    private static byte[] webp(int width, int height) {
        return written(fields(width, height), "webp");
    }

    private static byte[] extendedWebp(int width, int height, byte[] before, byte[]... after) {
        var extended = new byte[] {
            0x2c,
            0,
            0,
            0,
            (byte) (width - 1),
            (byte) (width - 1 >> 8),
            0,
            (byte) (height - 1),
            (byte) (height - 1 >> 8),
            0
        };
        return riff(chunk("VP8X", extended), before, chunkOf(webp(width, height)), concat(after));
    }

    private static byte[] chunkOf(byte[] webp) {
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    private static byte[] riff(byte[]... chunks) {
        var content = concat(chunks);
        return concat(ascii("RIFF"), littleEndian(4 + content.length), ascii("WEBP"), content);
    }

    private static byte[] chunk(String name, byte[] content) {
        return concat(ascii(name), littleEndian(content.length), content, new byte[content.length & 1]);
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static Copy copy(byte[] picture) throws IOException {
        var out = new ByteArrayOutputStream();
        var header = PictureCopier.copy(new ByteArrayInputStream(picture), out);
        return new Copy(header, out.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static int[] pixels(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
