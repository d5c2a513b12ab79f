package io.bantin.kit.problems;

import io.bantin.kit.ids.Ids;
import io.bantin.kit.telemetry.MaskTokens;
import io.bantin.kit.telemetry.TraceContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Completes what every problem has: type, title, errors, instance and trace id. */
final class ProblemBodies {

    private static final URI UNNAMED = URI.create("about:blank");

    private final TraceContext traces;

    ProblemBodies(TraceContext traces) {
        this.traces = traces;
    }

    ProblemDetail complete(ProblemDetail body, String path) {
        HttpStatusCode status = HttpStatusCode.valueOf(body.getStatus());
        if (body.getType() == null || body.getType().equals(UNNAMED)) {
            body.setType(URI.create("/problems/" + kind(status)));
        }
        if (body.getProperties() == null || !body.getProperties().containsKey("errors")) {
            body.setProperty("errors", List.of());
        }
        body.setInstance(URI.create(MaskTokens.in(path)));
        body.setProperty("traceId", Objects.requireNonNullElseGet(traces.traceId(), Ids::next));
        return body;
    }

    private static String kind(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? String.valueOf(status.value())
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
