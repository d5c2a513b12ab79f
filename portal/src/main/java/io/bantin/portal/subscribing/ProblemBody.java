package io.bantin.portal.subscribing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** The part of a problem that the portal reads: its type, and the fields at fault. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProblemBody(@Nullable String type, @Nullable List<FieldError> errors) {

    private static final ProblemBody UNREADABLE = new ProblemBody(null, List.of());

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FieldError(@Nullable String field) {}

    static ProblemBody of(RestClientResponseException refusal) {
        try {
            ProblemBody body = refusal.getResponseBodyAs(ProblemBody.class);
            return body == null ? UNREADABLE : body;
        } catch (RestClientException e) {
            return UNREADABLE;
        }
    }

    boolean isOfKind(String kind) {
        return type != null && type.endsWith("/" + kind);
    }

    boolean isAbout(String field) {
        return errors != null
                && errors.stream()
                        .anyMatch(
                                error -> error.field() != null && error.field().startsWith(field));
    }
}
