package io.bantin.kit.problems;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Explains which field of a JSON body is wrong, without the names of Java classes. */
final class UnreadableBodyErrors {

    private static final String WHOLE_BODY = "body";

    private UnreadableBodyErrors() {}

    static InvalidInput explain(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown ->
                InvalidInput.of(path(unknown), "is not a field of this request.");
            case InvalidFormatException surrogate
            when surrogate.getTargetType() == String.class ->
                InvalidInput.of(path(surrogate), "has an unpaired surrogate, which is no character.");
            case MismatchedInputException mismatch ->
                InvalidInput.of(path(mismatch), "must be " + wanted(mismatch) + ".");
            case InputCoercionException outOfRange ->
                InvalidInput.of(path(outOfRange), "is out of the range of its kind of number.");
            case StreamReadException malformed ->
                InvalidInput.of(
                        WHOLE_BODY,
                        "is not well-formed JSON, or names a field twice, near line %d, column %d."
                                .formatted(
                                        malformed.getLocation().getLineNr(),
                                        malformed.getLocation().getColumnNr()));
            case JacksonException other -> InvalidInput.of(path(other), "has a value that cannot be read.");
            case null, default -> InvalidInput.of(WHOLE_BODY, "is missing or cannot be read as JSON.");
        };
    }

    private static String path(JacksonException e) {
        List<JacksonException.Reference> path = e.getPath();
        String text = path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return text.isEmpty() ? WHOLE_BODY : text.startsWith(".") ? text.substring(1) : text;
    }

    private static String wanted(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "of another kind";
        }
        if (type == String.class || CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of " + names(type);
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time such as 2026-01-31T08:00:00Z";
        }
        return "an object";
    }

    static String names(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
