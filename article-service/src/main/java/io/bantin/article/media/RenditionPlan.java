package io.bantin.article.media;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The renditions that a picture will have. They are planned when it arrives, so that an article can name them before they are
 * made.
 */
public final class RenditionPlan {

    /** The largest width and height of a rendition. */
    public static final int MAX_WIDTH = 2048;

    public static final int MAX_HEIGHT = 4096;

    private static final int[] WIDTHS = {320, 640, 960, 1280, 1600, MAX_WIDTH};

    /** For mails and for previews in other sites, which cannot show WebP. */
    private static final int[] PLAIN_WIDTHS = {640, 1280};

    private static final int DIGEST_LENGTH = 12;

    private final String folder;
    private final String digest;
    private final int width;
    private final int height;

    private RenditionPlan(String id, String sha256, int width, int height) {
        this.folder = "/media/%s/".formatted(id);
        this.digest = sha256.substring(0, DIGEST_LENGTH);
        this.width = width;
        this.height = height;
    }

    /**
     * @param plainType the extension of the format for mails: {@code jpg}, or {@code png} for a picture with transparency
     * @param webp whether this process can write WebP; otherwise all renditions have the plain format
     */
    public static List<Rendition> of(String id, String sha256, int width, int height, String plainType, boolean webp) {
        var plan = new RenditionPlan(id, sha256, width, height);
        var renditions = new ArrayList<Rendition>();
        plan.widths(WIDTHS).forEach(each -> renditions.add(plan.rendition(each, webp ? "webp" : plainType)));
        if (webp) {
            plan.widths(PLAIN_WIDTHS).forEach(each -> renditions.add(plan.rendition(each, plainType)));
        }
        return List.copyOf(renditions);
    }

    /** The widths below that of the picture, and the nearest to it: no rendition is larger than the picture. */
    private IntStream widths(int[] wanted) {
        int largest = Math.max(1, Math.min(width, (int) ((long) width * MAX_HEIGHT / Math.max(height, MAX_HEIGHT))));
        return IntStream.of(wanted).map(each -> Math.min(each, largest)).distinct();
    }

    private Rendition rendition(int renditionWidth, String extension) {
        int renditionHeight = Math.max(1, Math.round((float) height * renditionWidth / width));
        return new Rendition(
                "%s%d-%s.%s".formatted(folder, renditionWidth, digest, extension),
                extension.equals("jpg") ? "image/jpeg" : "image/" + extension,
                renditionWidth,
                renditionHeight);
    }
}
