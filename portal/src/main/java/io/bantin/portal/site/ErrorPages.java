package io.bantin.portal.site;

import io.bantin.kit.negotiation.PageLanguage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers failures with pages of the site. */
@Controller
@ControllerAdvice
class ErrorPages extends ResponseEntityExceptionHandler implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final String RETRY_AFTER_SECONDS = "10";

    private final SiteTemplates site;

    ErrorPages(SiteTemplates site) {
        this.site = site;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request, Locale language) {
        return site.error(status(request), language);
    }

    /** The gateway or a service behind it did not answer, and the cache has no page to serve. */
    @ExceptionHandler
    ResponseEntity<byte[]> unavailable(RestClientException e, Locale language) {
        log.warn("Answered 503: {}", e.toString());
        var page = site.error(HttpStatus.SERVICE_UNAVAILABLE, language);
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(page.getBody());
    }

    /** Whatever Spring finds wrong with a request. Its messages contain user input, so only the exception type is logged. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("Answered {}", status.value(), e);
        } else {
            log.debug("Answered {}: {}", status.value(), e.getClass().getSimpleName());
        }
        var response = ((ServletWebRequest) request).getResponse();
        if (response != null && response.isCommitted()) {
            return null;
        }
        var page = site.error(status, PageLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return ResponseEntity.status(status)
                .headers(headers)
                .headers(page.getHeaders())
                .body(page.getBody());
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // No failure: somebody opened /error directly.
        return code instanceof Integer status ? HttpStatusCode.valueOf(status) : HttpStatus.NOT_FOUND;
    }
}
