package io.bantin.gateway.routing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.cloud.gateway.route.Route;

/**
 * What the metadata of a route asks for.
 *
 * @param answerWithin from the end of the request to the head of the answer; null waits as long as it takes, for streams
 * @param breaker whether failures open a circuit breaker
 */
record RouteMetadata(@Nullable Duration answerWithin, boolean breaker) {

    static RouteMetadata of(Route route) {
        var metadata = route.getMetadata();
        boolean stream = Boolean.parseBoolean(String.valueOf(metadata.get("stream")));
        return stream
                ? new RouteMetadata(null, false)
                : new RouteMetadata(DurationStyle.detectAndParse(String.valueOf(metadata.get("answer-within"))), true);
    }
}
