package io.bantin.article.media.format;

/** Limits of dimensions. They are checked before anything is decoded, because a few bytes can claim any size. */
final class PictureSizeLimits {

    static final int MAX_SIDE = 16_000;

    private static final long MAX_PIXELS = 100_000_000;

    /** A progressive JPEG and a lossless WebP are decoded as a whole, in memory that the Java heap does not limit. */
    private static final long MAX_UNDIVIDED_PIXELS = 25_000_000;

    private static final int MAX_FRAMES = 500;
    private static final long MAX_ANIMATED_PIXELS = 250_000_000;

    private PictureSizeLimits() {}

    static void check(PictureType type, long width, long height, boolean undivided) throws UnreadablePicture {
        if (width < 1 || height < 1) {
            throw UnreadablePicture.damaged(type);
        }
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw UnreadablePicture.because(
                    "is %d × %d pixels; no side may be longer than %d pixels.".formatted(width, height, MAX_SIDE));
        }
        if (width * height > MAX_PIXELS) {
            throw tooLarge(width, height, MAX_PIXELS, "");
        }
        if (undivided && width * height > MAX_UNDIVIDED_PIXELS) {
            throw tooLarge(
                    width,
                    height,
                    MAX_UNDIVIDED_PIXELS,
                    type == PictureType.JPEG ? " as a progressive JPEG" : " as a lossless WebP");
        }
    }

    static void checkFrames(int frames, long pixelsOfAll) throws UnreadablePicture {
        if (frames > MAX_FRAMES || pixelsOfAll > MAX_ANIMATED_PIXELS) {
            throw UnreadablePicture.because(
                    "has an animation that is too long: at most %d frames and %d million pixels in all."
                            .formatted(MAX_FRAMES, MAX_ANIMATED_PIXELS / 1_000_000));
        }
    }

    private static UnreadablePicture tooLarge(long width, long height, long limit, String kind) {
        return UnreadablePicture.because("is %d × %d pixels; it may have at most %d million%s."
                .formatted(width, height, limit / 1_000_000, kind));
    }
}
