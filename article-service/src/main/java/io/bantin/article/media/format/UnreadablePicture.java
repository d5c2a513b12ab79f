package io.bantin.article.media.format;

import java.io.IOException;

/** The bytes are no picture that can be shown. The message continues a sentence that begins with the name of the field. */
public final class UnreadablePicture extends IOException {

    private UnreadablePicture(String message) {
        super(message);
    }

    static UnreadablePicture because(String message) {
        return new UnreadablePicture(message);
    }

    static UnreadablePicture truncated() {
        return because("ends in the middle of the picture; send the whole file.");
    }

    static UnreadablePicture damaged(PictureType type) {
        return because(
                "is damaged: it is not a valid %s file; save the picture again and send the new file.".formatted(type));
    }
}
