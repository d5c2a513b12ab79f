package io.bantin.kit.problems;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.telemetry.TokenMasking;
import io.bantin.kit.telemetry.TraceCarrier;
import io.bantin.kit.text.QuotableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Completes problem details with type, errors, instance and trace id. */
final class ProblemCompleter {

    private static final URI ABOUT_BLANK = URI.create("about:blank");
    private static final URI ROOT = URI.create("/");
    private static final int MAX_DETAIL_LENGTH = 2000;

    private final TraceCarrier traces;

    ProblemCompleter(TraceCarrier traces) {
        this.traces = traces;
    }

    static ProblemDetail refused(HttpStatus status) {
        return status.is5xxServerError()
                ? new InternalError().getBody()
                : ProblemDetail.forStatusAndDetail(
                        status, "The request was refused: " + status.getReasonPhrase() + ".");
    }

    ProblemDetail complete(ProblemDetail body, String path) {
        HttpStatusCode status = HttpStatusCode.valueOf(body.getStatus());
        if (body.getType() == null || body.getType().equals(ABOUT_BLANK)) {
            body.setType(URI.create("/problems/" + kind(status)));
        }
        if (body.getProperties() == null || !body.getProperties().containsKey("errors")) {
            body.setProperty("errors", List.of());
        }
        if (body.getDetail() != null) {
            body.setDetail(QuotableText.of(body.getDetail(), MAX_DETAIL_LENGTH));
        }
        body.setInstance(instance(TokenMasking.in(path)));
        body.setProperty("traceId", Objects.requireNonNullElseGet(traces.traceId(), Ids::next));
        return body;
    }

    /** Falls back to the root, because the path of a request that the container refused may be no valid URI. */
    private static URI instance(String path) {
        try {
            return new URI(QuotableText.of(path, MAX_DETAIL_LENGTH));
        } catch (URISyntaxException e) {
            return ROOT;
        }
    }

    private static String kind(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? String.valueOf(status.value())
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
