package io.bantin.article.media.upload;

import io.bantin.article.media.PictureTextValidator;
import io.bantin.kit.problems.FieldError;
import io.bantin.kit.problems.InvalidInput;
import io.bantin.kit.text.TextCleaner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the parts of the form in the order in which they arrive, and hands the file on while it arrives. */
final class UploadForm {

    private static final int MAX_TEXT_BYTES = 64 << 10;
    private static final int MAX_PARTS = 10;
    private static final int MAX_FILE_NAME = 250;
    private static final Set<String> FIELDS = Set.of("file", "alt", "caption", "credit");

    /** The texts of the form, cleaned. */
    record Texts(
            String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable String fileName) {}

    /** Receives the file part. */
    interface FileReceiver {

        /** @param declaredType in lower case, without parameters; empty if the form does not say what the file is */
        void receive(InputStream file, String declaredType) throws IOException;
    }

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable String alt;
    private @Nullable String caption;
    private @Nullable String credit;
    private @Nullable String fileName;

    /** @throws InvalidInput with all errors of the form, after the whole form has arrived */
    Texts read(FileItemInputIterator parts, FileReceiver receiver) throws IOException {
        while (hasNext(parts)) {
            read(parts.next(), receiver);
        }
        if (!seen.contains("file")) {
            errors.add(new FieldError("file", "must be the picture, as a part of the form with a file name."));
        }
        var texts = new Texts(
                PictureTextValidator.alt(alt, errors),
                PictureTextValidator.caption(caption, errors),
                PictureTextValidator.credit(credit, errors),
                fileName);
        if (!errors.isEmpty()) {
            throw InvalidInput.of(errors);
        }
        return texts;
    }

    private static boolean hasNext(FileItemInputIterator parts) throws IOException {
        try {
            return parts.hasNext();
        } catch (FileUploadSizeException tooLong) {
            throw tooLong;
        } catch (FileUploadException malformed) {
            throw InvalidInput.of(
                    "body", "must be a complete multipart form with a file, an alt text and no nested parts.");
        }
    }

    private void read(FileItemInput part, FileReceiver receiver) throws IOException {
        var name = Objects.requireNonNullElse(part.getFieldName(), "");
        if (!FIELDS.contains(name)) {
            errors.add(new FieldError(
                    name.isEmpty() ? "body" : name,
                    "is not a field of this form; it takes file, alt, caption and credit."));
        } else if (!seen.add(name)) {
            errors.add(new FieldError(name, "must be sent once."));
        } else if (name.equals("file")) {
            readFile(part, receiver);
            return;
        } else {
            readText(name, part);
            return;
        }
        if (seen.size() + errors.size() > MAX_PARTS) {
            throw InvalidInput.of(errors);
        }
    }

    private void readFile(FileItemInput part, FileReceiver receiver) throws IOException {
        fileName = checkedFileName(part.getName());
        receiver.receive(part.getInputStream(), declaredType(part.getContentType()));
    }

    void refuseFile(String message) {
        errors.add(new FieldError("file", message));
    }

    private @Nullable String checkedFileName(@Nullable String typed) {
        if (typed == null) {
            errors.add(new FieldError("file", "must be sent as a file, with a file name."));
            return null;
        }
        if (typed.contains("/") || typed.contains("\\") || typed.contains("\0") || typed.equals("..")) {
            errors.add(new FieldError("file", "must have a plain file name without folders."));
            return null;
        }
        if (TextCleaner.isFarLongerThan(MAX_FILE_NAME, typed)) {
            errors.add(new FieldError("file", "must have a shorter file name."));
            return null;
        }
        var clean = TextCleaner.clean(typed);
        return clean.isEmpty() ? null : clean.substring(0, Math.min(MAX_FILE_NAME, clean.length()));
    }

    private void readText(String name, FileItemInput part) throws IOException {
        if (!part.isFormField()) {
            errors.add(new FieldError(name, "must be text, not a file."));
            return;
        }
        byte[] bytes;
        try (var in = part.getInputStream()) {
            bytes = in.readNBytes(MAX_TEXT_BYTES + 1);
        }
        if (bytes.length > MAX_TEXT_BYTES) {
            errors.add(new FieldError(name, "must not be longer than 64 KiB."));
            return;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        switch (name) {
            case "alt" -> alt = text;
            case "caption" -> caption = text;
            default -> credit = text;
        }
    }

    private static String declaredType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
        } catch (InvalidMediaTypeException e) {
            return "not/valid";
        }
    }
}
