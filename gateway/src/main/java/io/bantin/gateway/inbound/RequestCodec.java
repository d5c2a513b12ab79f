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
 * Netty's codec with two differences: it says when the head of a request has begun and is not complete, and it refuses a
 * length beside chunks, where Netty drops the length and goes on (RFC 9112, 6.1: the beginning of a smuggled request).
 */
final class RequestCodec extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {

    private static final String API = " /api";
    private static final int LONGEST_METHOD = 8;

    private final Queue<HttpMethod> unanswered = new ArrayDeque<>();

    RequestCodec(HttpDecoderConfig config, InboundRequestHandler intake) {
        init(new Decoder(config, intake), new Encoder());
    }

    private final class Decoder extends HttpRequestDecoder {

        private final InboundRequestHandler intake;
        private boolean betweenRequests = true;

        Decoder(HttpDecoderConfig config, InboundRequestHandler intake) {
            super(config);
            this.intake = intake;
        }

        @Override
        protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
            if (betweenRequests && !intake.isHeadUnfinished()) {
                intake.beginsLike(API.equals(addressIn(buffer)));
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
                intake.headIsUnfinished();
            }
        }

        @Override
        protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
            throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
        }

        /** The first letters of the address, where they stand in the buffer. */
        private static String addressIn(ByteBuf buffer) {
            int space = buffer.bytesBefore(Math.min(LONGEST_METHOD, buffer.readableBytes()), (byte) ' ');
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
