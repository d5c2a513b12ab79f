package io.bantin.gateway.routing;

import io.bantin.kit.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A service did not answer, in one of the ways that concern the caller. */
final class ServiceUnavailable extends Problem {

    private ServiceUnavailable(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static ServiceUnavailable after(UpstreamFailure failure) {
        return switch (failure) {
            case UNREACHED ->
                unavailable("The service behind this address is away; nothing was done, try again shortly.");
            case LATE ->
                new ServiceUnavailable(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "gateway-timeout",
                        "No answer in time",
                        "The service took too long to answer; look whether your request took effect before you repeat it.");
            case BROKEN, EXHAUSTED, ELSEWHERE ->
                new ServiceUnavailable(
                        HttpStatus.BAD_GATEWAY,
                        "bad-gateway",
                        "No valid answer",
                        "The service broke off before it answered; look whether your request took effect before you repeat it.");
        };
    }

    static ServiceUnavailable resting() {
        return unavailable("The service behind this address keeps failing and is given a rest; try again shortly.");
    }

    private static ServiceUnavailable unavailable(String detail) {
        var away = new ServiceUnavailable(
                HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", "Service unavailable", detail);
        away.retryAfter(Duration.ofSeconds(2));
        return away;
    }
}
