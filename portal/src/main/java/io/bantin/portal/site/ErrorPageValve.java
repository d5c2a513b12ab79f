package io.bantin.portal.site;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Writes the error page for a request that the container refuses before any filter: illegal characters in the address, or
 * headers beyond its limits. Such a request has no context, so the container finds no registered error page.
 */
final class ErrorPageValve extends ErrorReportValve {

    private final ErrorText text;

    ErrorPageValve(ErrorText text) {
        this.text = text;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var mayWrite = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, mayWrite);
        if (!mayWrite.get()) {
            return;
        }
        byte[] page = text.of(status, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        SecurityHeaders.addTo(response, true);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(SiteTemplates.HTML.toString());
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(page, StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException e) {
            container.getLogger().debug("The caller has closed the connection", e);
        }
    }

    /** The error page for a status, in the language of the header. */
    @FunctionalInterface
    interface ErrorText {

        byte[] of(int status, @Nullable String acceptLanguage);
    }
}
