package io.bantin.kit.outages;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Tells failures that pass when the store, the broker or the network comes back from those that stay. */
public final class OutageDetection {

    // By name, because a service without a store has no driver; these reach us where no template translates them.
    private static final List<String> DRIVER = List.of(
            "com.mongodb.MongoSocket",
            "com.mongodb.MongoTimeout",
            "com.mongodb.MongoNotPrimary",
            "com.mongodb.MongoNodeIsRecovering",
            "com.mongodb.MongoConnectionPoolCleared",
            "com.mongodb.MongoServerUnavailable");

    private static final int DEEPEST = 100;

    private OutageDetection() {}

    public static boolean explains(@Nullable Throwable failure) {
        Throwable cause = failure;
        // Bounded, since a chain of causes may lead back to its beginning.
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (isOne(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOne(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    RetriableException _,
                    SocketException _,
                    SocketTimeoutException _,
                    HttpTimeoutException _ -> true;
            default -> {
                String name = failure.getClass().getName();
                yield DRIVER.stream().anyMatch(name::startsWith);
            }
        };
    }
}
