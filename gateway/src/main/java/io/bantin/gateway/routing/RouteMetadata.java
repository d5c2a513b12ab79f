package io.bantin.gateway.routing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.cloud.gateway.route.Route;

/**
 * The settings in the metadata of a route.
 *
 * @param answerWithin the longest time from the end of the request to the head of the answer; null is no limit, for streams
 * @param breaker whether failures open a circuit breaker
 */
record RouteMetadata(@Nullable Duration answerWithin, boolean breaker) {

    static RouteMetadata of(Route route) {
        return isStream(route)
                ? new RouteMetadata(null, false)
                : new RouteMetadata(
                        DurationStyle.detectAndParse(
                                String.valueOf(route.getMetadata().get("answer-within"))),
                        true);
    }

    /** Whether the answers of the route do not end. */
    static boolean isStream(Route route) {
        return Boolean.parseBoolean(String.valueOf(route.getMetadata().get("stream")));
    }
}
