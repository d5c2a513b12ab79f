package io.bantin.kit.problems;

import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Tells exceptions that a framework raised about the request, which are the caller's mistake, from mistakes of ours. */
public final class RequestFaults {

    private static final Logger log = LoggerFactory.getLogger(RequestFaults.class);

    private static final String OURS = "io.bantin.";
    private static final String DOOR = "io.bantin.kit.requests.";

    private static final int MOST_TOLD = 100;
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private RequestFaults() {}

    /** The problem to answer with, or nothing when the failure is not about the request. */
    public static Optional<Problem> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
            HttpStatus status = statusOf(cause);
            if (status != null) {
                return Optional.of(problem(status, failure));
            }
        }
        if (isRaisedBeforeOurCode(failure)) {
            tell(failure);
            return Optional.of(MalformedRequest.unreadable());
        }
        return Optional.empty();
    }

    /** A kind that this class does not know is told once, by its class and place: its message quotes the request. */
    private static void tell(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        String kind = failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
        if (TOLD.size() < MOST_TOLD && TOLD.add(kind)) {
            log.warn("Refused a request that the framework cannot read; more of this kind are not told: {}", kind);
        }
    }

    private static @Nullable HttpStatus statusOf(Throwable cause) {
        return switch (cause) {
            case MaxUploadSizeExceededException _ -> HttpStatus.CONTENT_TOO_LARGE;
            case MultipartException _ -> HttpStatus.BAD_REQUEST;
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() ->
                HttpStatus.resolve(response.getStatusCode().value());
            default -> statusOf(cause.getClass().getName());
        };
    }

    /** By name, because a service may run without Spring Security, and in tests without Tomcat. */
    private static @Nullable HttpStatus statusOf(String type) {
        if (type.startsWith("org.springframework.security.web.firewall.")
                || type.startsWith("org.apache.coyote.BadRequest")
                || type.equals("org.apache.catalina.connector.ClientAbortException")
                || type.equals("org.springframework.beans.InvalidPropertyException")) {
            return HttpStatus.BAD_REQUEST;
        }
        if (type.startsWith("org.apache.tomcat.util.http.")) {
            return type.contains("Limit") || type.contains("Exceeded")
                    ? HttpStatus.CONTENT_TOO_LARGE
                    : HttpStatus.BAD_REQUEST;
        }
        return null;
    }

    private static Problem problem(HttpStatus status, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return MalformedRequest.tooSlow();
            }
        }
        return status == HttpStatus.CONTENT_TOO_LARGE ? MalformedRequest.tooLarge() : MalformedRequest.unreadable();
    }

    /**
     * Whether the framework failed by itself, while it read the request: no code of ours took part, and the answer was not
     * being written yet.
     */
    private static boolean isRaisedBeforeOurCode(Throwable failure) {
        if (!(failure instanceof RuntimeException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (isOurs(frame) || isOfTheAnswer(frame)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOurs(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith(OURS)
                && !type.startsWith(DOOR)
                && !frame.getMethodName().startsWith("doFilter");
    }

    private static boolean isOfTheAnswer(StackTraceElement frame) {
        return frame.getMethodName().equals("handleReturnValue")
                || frame.getMethodName().equals("render")
                || frame.getClassName().startsWith("org.springdoc.");
    }
}
