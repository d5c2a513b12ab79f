package io.bantin.gateway.inbound;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Netty's codec with two differences. It reports a head that has begun and is not complete. It refuses Content-Length beside
 * chunks; Netty would ignore the length, which lets a caller smuggle a request (RFC 9112, 6.1).
 */
final class RequestCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {

    private static final String API = " /api";
    private static final int MAX_METHOD_LENGTH = 8;

    private final Queue<HttpMethod> unanswered = new ArrayDeque<>();

    RequestCodec(HttpDecoderConfig config, InboundRequestHandler handler) {
        init(new Decoder(config, handler), new Encoder());
    }

    private final class Decoder extends HttpRequestDecoder {

        private final InboundRequestHandler handler;
        private boolean betweenRequests = true;

        Decoder(HttpDecoderConfig config, InboundRequestHandler handler) {
            super(config);
            this.handler = handler;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
            if (betweenRequests && !handler.isHeadUnfinished()) {
                handler.setLikeApi(API.equals(addressIn(buffer)));
            }
            int before = out.size();
            super.decode(ctx, buffer, out);
            for (int i = before; i < out.size(); i++) {
                if (out.get(i) instanceof HttpRequest request) {
                    unanswered.add(request.method());
                    betweenRequests = false;
                }
                if (out.get(i) instanceof LastHttpContent) {
                    betweenRequests = true;
                }
            }
            if (betweenRequests && out.size() == before) {
                handler.headRemainsUnfinished();
            }
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
        }

        /** Returns the first characters of the address, or an empty string if they are not in the buffer yet. */
        private static String addressIn(ByteBuf buffer) {
            int space = buffer.bytesBefore(Math.min(MAX_METHOD_LENGTH, buffer.readableBytes()), (byte) ' ');
            return space < 0 || buffer.readableBytes() < space + API.length()
                    ? ""
                    : buffer.toString(buffer.readerIndex() + space, API.length(), StandardCharsets.US_ASCII);
        }
    }

    private final class Encoder extends HttpResponseEncoder {

        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return super.isContentAlwaysEmpty(response);
            }
            return HttpMethod.HEAD.equals(unanswered.poll()) || super.isContentAlwaysEmpty(response);
        }
    }
}
