package io.bantin.gateway.problems;

import io.bantin.kit.negotiation.PageLanguage;
import io.bantin.kit.problems.Problem;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;

/** The page that a reader sees if the portal does not answer, in Vietnamese or English. It loads no other file. */
final class ErrorPage {

    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private ErrorPage() {}

    static String of(ServerWebExchange exchange, Problem problem) {
        var asked = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE);
        boolean vietnamese = PageLanguage.best(Collections.enumeration(asked)).equals(PageLanguage.VIETNAMESE);
        boolean ours = problem.getStatusCode().is5xxServerError();
        boolean busy = problem.getStatusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
        String heading;
        String advice;
        if (ours) {
            heading = vietnamese ? "Trang tạm thời gián đoạn" : "This page is not available right now";
            advice = vietnamese ? "Xin bạn thử lại sau ít phút." : "Please try again in a few minutes.";
        } else if (busy) {
            heading = vietnamese ? "Quá nhiều yêu cầu" : "Too many requests";
            advice = vietnamese ? "Xin bạn chờ một lát rồi thử lại." : "Please wait a moment and try again.";
        } else {
            heading = vietnamese ? "Không mở được trang này" : "This page cannot be opened";
            advice = vietnamese ? "Xin bạn kiểm tra lại địa chỉ." : "Please check the address.";
        }
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}</style></head>
                <body><h1>%s</h1><p>%s</p><p><small>%d · %s</small></p></body>
                </html>
                """.formatted(
                        vietnamese ? "vi" : "en",
                        heading,
                        heading,
                        advice,
                        problem.getStatusCode().value(),
                        HtmlUtils.htmlEscape(String.valueOf(TraceId.of(exchange))));
    }
}
