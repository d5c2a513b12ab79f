package io.bantin.gateway.cache;

import io.bantin.kit.negotiation.IfNoneMatch;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer of the portal as it goes out. Its headers are shared by all answers, so nothing may change them. */
final class StoredPage {

    private static final int OVERHEAD = 1_000;
    private static final List<CharSequence> OF_THE_BODY =
            List.of(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.CONTENT_TYPE, HttpHeaderNames.CONTENT_ENCODING);

    private final int status;
    private final HttpHeaders headers;
    private final HttpHeaders headersWithoutBody;
    private final byte[] body;
    private final long requestedAt;
    private volatile long failedAt;
    private volatile boolean failed;

    /**
     * @param headers the end-to-end headers of the answer, without the length of the body
     * @param requestedAt the time of the request to the portal, by {@link System#nanoTime()}
     */
    StoredPage(int status, HttpHeaders headers, byte[] body, long requestedAt) {
        this.status = status;
        this.body = body;
        this.requestedAt = requestedAt;
        this.headers =
                copy(headers).set(HttpHeaderNames.CONTENT_LENGTH, body.length).set(HttpHeaderNames.AGE, 0);
        this.headersWithoutBody = copy(this.headers);
        OF_THE_BODY.forEach(headersWithoutBody::remove);
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    long requestedAt() {
        return requestedAt;
    }

    @Nullable
    String etag() {
        return headers.get(HttpHeaderNames.ETAG);
    }

    /** The headers of the answer. */
    HttpHeaders headers() {
        return headers;
    }

    /** The headers of an answer 304. */
    HttpHeaders headersWithoutBody() {
        return headersWithoutBody;
    }

    /** The headers with the age in seconds, which is 0 unless no portal answers. */
    HttpHeaders aged(HttpHeaders of, long now) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - requestedAt);
        return seconds == 0 ? of : copy(of).set(HttpHeaderNames.AGE, seconds);
    }

    boolean isKnown(List<String> ifNoneMatch) {
        var etag = etag();
        return status == 200 && etag != null && IfNoneMatch.matches(ifNoneMatch, etag);
    }

    /** The same body after the portal has answered 304. */
    StoredPage renewed(HttpHeaders of304, long requestedAgainAt) {
        var newer = copy(headers);
        of304.forEach(field -> newer.remove(field.getKey()));
        of304.forEach(field -> newer.add(field.getKey(), field.getValue()));
        OF_THE_BODY.forEach(name -> newer.set(name, headers.getAll(name)));
        return new StoredPage(status, newer, body, requestedAgainAt);
    }

    /** Notes that no portal answered. */
    void failed(long now) {
        failedAt = now;
        failed = true;
    }

    boolean isFailing() {
        return failed;
    }

    long failedAt() {
        return failedAt;
    }

    int weight() {
        return body.length + OVERHEAD;
    }

    private static HttpHeaders copy(HttpHeaders headers) {
        return DefaultHttpHeadersFactory.headersFactory()
                .withValidation(false)
                .newHeaders()
                .set(headers);
    }
}
