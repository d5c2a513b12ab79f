package io.bantin.gateway.routing;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A service did not answer. */
public final class ServiceUnavailable extends Problem {

    private ServiceUnavailable(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static ServiceUnavailable after(UpstreamFailure failure) {
        return switch (failure) {
            case UNREACHED ->
                unavailable("The service behind this address is not reachable. Nothing was done; try again shortly.");
            case LATE ->
                new ServiceUnavailable(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "gateway-timeout",
                        "No answer in time",
                        "The service took too long to answer. Check whether your request took effect before you repeat it.");
            case BROKEN, EXHAUSTED, ELSEWHERE ->
                new ServiceUnavailable(
                        HttpStatus.BAD_GATEWAY,
                        "bad-gateway",
                        "No valid answer",
                        "The service closed the connection before it answered. Check whether your request took effect before you repeat it.");
        };
    }

    /** The service began an answer and did not finish it, and the gateway has sent nothing of it. */
    public static ServiceUnavailable afterHalfAnAnswer() {
        return after(UpstreamFailure.BROKEN);
    }

    /** The service did not finish its answer in time, and the gateway has sent nothing of it. */
    public static ServiceUnavailable afterTimeout() {
        return after(UpstreamFailure.LATE);
    }

    static ServiceUnavailable breakerOpen() {
        return unavailable(
                "The service behind this address failed repeatedly, so the gateway sends it no requests for a moment. Try again shortly.");
    }

    private static ServiceUnavailable unavailable(String detail) {
        var problem = new ServiceUnavailable(
                HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", "Service unavailable", detail);
        problem.retryAfter(Duration.ofSeconds(2));
        return problem;
    }
}
