package io.bantin.gateway.cache;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.Locale;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds an answer of the portal until it is complete, so that no reader gets a part of it and no half page is stored. */
final class CapturedAnswer extends AbstractServerHttpResponse {

    /** Headers that belong to one connection or to one answer; StoredPage sets its own length and age. */
    private static final Set<String> NOT_STORED = Set.of(
            "connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "content-length", "age");

    private final int largest;
    private byte[] body = {};

    CapturedAnswer(DataBufferFactory buffers, long largest) {
        super(buffers);
        this.largest = (int) largest;
    }

    /** The answer to a request of that time. */
    StoredPage page(long requestedAt) {
        var status = getStatusCode();
        var headers = new DefaultHttpHeaders();
        getHeaders().forEach((name, values) -> {
            if (!NOT_STORED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, values);
            }
        });
        return new StoredPage(status == null ? 200 : status.value(), headers, body, requestedAt);
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> parts) {
        return DataBufferUtils.join(parts, largest)
                .doOnNext(whole -> {
                    body = new byte[whole.readableByteCount()];
                    whole.read(body);
                    DataBufferUtils.release(whole);
                })
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return writeWithInternal(Flux.from(parts).concatMap(part -> part));
    }

    @Override
    public <T> T getNativeResponse() {
        throw new UnsupportedOperationException("The answer is held back");
    }

    @Override
    protected void applyStatusCode() {}

    @Override
    protected void applyHeaders() {}

    @Override
    protected void applyCookies() {}
}
