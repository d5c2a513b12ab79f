package io.bantin.gateway.routing;

import io.bantin.gateway.problems.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A service did not answer, in one of the ways that concern the caller. */
final class ServiceAway extends Problem {

    private ServiceAway(HttpStatus status, String kind, String title, String detail) {
        super(status, kind, title, detail);
    }

    static ServiceAway after(Failure failure) {
        return switch (failure) {
            case UNREACHED ->
                unavailable("The service behind this address is away; nothing was done, try again shortly.");
            case LATE ->
                new ServiceAway(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "gateway-timeout",
                        "No answer in time",
                        "The service took too long to answer; look whether your request took effect before you repeat it.");
            case BROKEN, EXHAUSTED, ELSEWHERE ->
                new ServiceAway(
                        HttpStatus.BAD_GATEWAY,
                        "bad-gateway",
                        "No valid answer",
                        "The service broke off before it answered; look whether your request took effect before you repeat it.");
        };
    }

    static ServiceAway resting() {
        return unavailable("The service behind this address keeps failing and is given a rest; try again shortly.");
    }

    private static ServiceAway unavailable(String detail) {
        var away =
                new ServiceAway(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", "Service unavailable", detail);
        away.retryAfter(Duration.ofSeconds(2));
        return away;
    }
}
