package io.bantin.article.media;

/** How far the renditions of a picture are. */
public enum PictureState {
    /** Received; its renditions are being made. */
    PROCESSING,
    /** All renditions are made. */
    READY,
    /** The picture cannot be decoded. Articles cannot show it. */
    FAILED
}
