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

/** Recognizes exceptions that a framework threw because of the request. They are faults of the caller, not of the service. */
public final class RequestExceptionMapper {

    private static final Logger log = LoggerFactory.getLogger(RequestExceptionMapper.class);

    private static final String OWN_PACKAGES = "io.bantin.";
    private static final String REQUEST_FILTERS = "io.bantin.kit.requests.";

    private static final int MAX_LOGGED = 100;
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private RequestExceptionMapper() {}

    /** Returns the problem to answer with, or nothing if the failure is not a fault of the request. */
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
            logOnce(failure);
            return Optional.of(MalformedRequest.unreadable());
        }
        return Optional.empty();
    }

    /** Logs each unknown kind once, with class and place only, because its message quotes the request. */
    private static void logOnce(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        String kind = failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
        if (LOGGED.size() < MAX_LOGGED && LOGGED.add(kind)) {
            log.warn(
                    "Refused a request that the framework cannot read; further ones of this kind are not logged: {}",
                    kind);
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

    /** Compares names, because a service may run without Spring Security, and tests without Tomcat. */
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

    /** Returns true if the framework failed while it read the request: before our code ran and before the answer was written. */
    private static boolean isRaisedBeforeOurCode(Throwable failure) {
        if (!(failure instanceof RuntimeException)) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (isOwnCode(frame) || writesTheAnswer(frame)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOwnCode(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith(OWN_PACKAGES)
                && !type.startsWith(REQUEST_FILTERS)
                && !frame.getMethodName().startsWith("doFilter");
    }

    private static boolean writesTheAnswer(StackTraceElement frame) {
        return frame.getMethodName().equals("handleReturnValue")
                || frame.getMethodName().equals("render")
                || frame.getClassName().startsWith("org.springdoc.");
    }
}
