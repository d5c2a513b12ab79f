package io.bantin.article.rendering.capacity;

import io.bantin.kit.problems.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The service is rendering other articles and could not render this one before its caller gave up. Nothing was saved. */
final class RenderingBusy extends Problem {

    private RenderingBusy(String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "rendering-busy", "Too many articles at once", detail);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
    }

    static RenderingBusy noSlot() {
        return new RenderingBusy("Other articles are being saved; send the request again in a few seconds.");
    }

    static RenderingBusy tookTooLong() {
        return new RenderingBusy("The article was not rendered in time; send the request again in a few seconds.");
    }
}
