package io.bantin.kit.outages;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Recognizes failures that end when the store, the broker or the network is back. */
public final class OutageDetection {

    // Compared by name, because a service without a store has no driver. Code that uses the driver
    // directly throws these.
    private static final List<String> DRIVER_EXCEPTIONS = List.of(
            "com.mongodb.MongoSocket",
            "com.mongodb.MongoTimeout",
            "com.mongodb.MongoNotPrimary",
            "com.mongodb.MongoNodeIsRecovering",
            "com.mongodb.MongoConnectionPoolCleared",
            "com.mongodb.MongoServerUnavailable");

    private static final int MAX_DEPTH = 100;

    private OutageDetection() {}

    public static boolean explains(@Nullable Throwable failure) {
        Throwable cause = failure;
        // The depth is bounded, since a chain of causes may be a circle.
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (isOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RetriableException _,
                    SocketException _,
                    SocketTimeoutException _,
                    HttpTimeoutException _ -> true;
            default -> {
                String name = failure.getClass().getName();
                yield DRIVER_EXCEPTIONS.stream().anyMatch(name::startsWith);
            }
        };
    }
}
