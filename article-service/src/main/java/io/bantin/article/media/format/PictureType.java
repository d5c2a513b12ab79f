package io.bantin.article.media.format;

import java.util.Set;

/** The kinds of pictures that can be uploaded. */
public enum PictureType {
    JPEG("image/jpeg", "jpg", Set.of("image/jpg", "image/pjpeg")),
    PNG("image/png", "png", Set.of("image/x-png", "image/apng")),
    WEBP("image/webp", "webp", Set.of()),
    GIF("image/gif", "gif", Set.of());

    private final String mediaType;
    private final String extension;
    private final Set<String> otherNames;

    PictureType(String mediaType, String extension, Set<String> otherNames) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.otherNames = otherNames;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** Returns whether a program may have meant this type by that media type, which has no parameters and is in lower case. */
    public boolean isCalled(String name) {
        return mediaType.equals(name) || otherNames.contains(name);
    }
}
