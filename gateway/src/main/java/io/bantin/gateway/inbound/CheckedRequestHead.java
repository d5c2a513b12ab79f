package io.bantin.gateway.inbound;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.gateway.trust.PortalCredential;
import io.bantin.gateway.uri.RequestTarget;
import io.bantin.kit.problems.Problem;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request after its checks. Nothing else reads an unchecked head.
 *
 * @param request the request without untrusted headers, or a harmless request in place of a refused one
 * @param incoming the facts about the request
 */
record CheckedRequestHead(HttpRequest request, IncomingRequest incoming) {

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9._~-]+|\\[([0-9a-f:.]+)])(?::([0-9]{1,5}))?");
    private static final int MAX_PORT = 65_535;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)(.*)");
    private static final String API_PATH = "/api";
    private static final int FIELD_OVERHEAD = 4;

    /** Checks heads by the settings of one gateway. */
    record Rules(InboundProperties limits, ClientAddressResolver callers, PortalCredential portal) {

        CheckedRequestHead check(HttpRequest request, InetAddress peer, boolean looksLikeApi) {
            var failure = request.decoderResult().cause();
            if (failure != null) {
                return refused(request, peer, undecodable(failure), looksLikeApi);
            }
            var problem = rewriteAbsolute(request);
            if (problem == null) {
                problem = problemOf(request);
            }
            return problem == null ? accepted(request, peer) : refused(request, peer, problem, looksLikeApi);
        }

        CheckedRequestHead refused(InetAddress peer, Problem problem, boolean looksLikeApi) {
            var path = looksLikeApi ? API_PATH : "/";
            return refused(
                    new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path), peer, problem, looksLikeApi);
        }

        private CheckedRequestHead refused(
                HttpRequest request, InetAddress peer, Problem problem, boolean looksLikeApi) {
            // Netty sets an address of its own on a request that it cannot parse.
            boolean addressKnown =
                    request.uri().startsWith("/") && !request.uri().equals("/bad-request");
            var path = addressKnown ? RequestTarget.parse(request.uri()).path() : looksLikeApi ? API_PATH : "/";
            var method = MalformedRequest.METHODS.contains(request.method().name()) ? request.method() : HttpMethod.GET;
            var harmless = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, path);
            harmless.headers().set(HttpHeaderNames.HOST, "refused");
            copy(HttpHeaderNames.ACCEPT, request, harmless);
            copy(HttpHeaderNames.ACCEPT_LANGUAGE, request, harmless);
            return new CheckedRequestHead(harmless, IncomingRequest.refused(peer, problem));
        }

        private CheckedRequestHead accepted(HttpRequest request, InetAddress peer) {
            var headers = request.headers();
            boolean ofProxy = callers.isTrustedProxy(peer);
            boolean ofPortal = portal.isShownBy(headers.get(PortalCredential.HEADER));
            List<CharSequence> claims = null;
            for (var each = headers.iteratorCharSequence(); each.hasNext(); ) {
                var name = each.next().getKey();
                if (UntrustedHeaders.isClaim(name) && !UntrustedHeaders.isTrusted(name, ofProxy, ofPortal)) {
                    claims = claims == null ? new ArrayList<>() : claims;
                    claims.add(name);
                }
            }
            if (claims != null) {
                claims.forEach(headers::remove);
            }
            boolean hasBody = HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
            boolean waits = headers.contains(HttpHeaderNames.EXPECT);
            if (waits) {
                // The inbound handler answers 100 once a filter waits for the body.
                headers.remove(HttpHeaderNames.EXPECT);
            }
            var caller = ofProxy || ofPortal ? callers.seenBy(peer, headers.getAll("X-Forwarded-For")) : peer;
            return new CheckedRequestHead(
                    request, IncomingRequest.accepted(caller, ofPortal, hasBody, waits && hasBody));
        }

        private @Nullable Problem problemOf(HttpRequest request) {
            if (request.uri().length() > limits.line().toBytes()) {
                return MalformedRequest.addressLongerThan(limits.line());
            }
            if (!MalformedRequest.METHODS.contains(request.method().name())) {
                return MalformedRequest.method();
            }
            if (request.protocolVersion().majorVersion() != 1) {
                return MalformedRequest.because("This gateway speaks HTTP/1.1.");
            }
            var problem = problemOf(request.headers());
            if (problem != null) {
                return problem;
            }
            var target = RequestTarget.parse(request.uri());
            if (target.refused()) {
                return MalformedRequest.because("The address of this request is malformed, or has two readings.");
            }
            request.setUri(target.text());
            return null;
        }

        private @Nullable Problem problemOf(HttpHeaders headers) {
            int hosts = 0;
            int authorizations = 0;
            int lengths = 0;
            int fields = 0;
            long size = 0;
            for (var each = headers.iteratorCharSequence(); each.hasNext(); ) {
                Map.Entry<CharSequence, CharSequence> field = each.next();
                var name = field.getKey();
                fields++;
                size += name.length() + field.getValue().length() + FIELD_OVERHEAD;
                if (HttpHeaderNames.HOST.contentEqualsIgnoreCase(name)) {
                    hosts++;
                } else if (HttpHeaderNames.AUTHORIZATION.contentEqualsIgnoreCase(name)) {
                    authorizations++;
                } else if (HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)) {
                    lengths++;
                } else if (HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name)) {
                    lengths++;
                    if (!HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(field.getValue())) {
                        return MalformedRequest.because("This gateway accepts only the Transfer-Encoding chunked.");
                    }
                } else if (HttpHeaderNames.EXPECT.contentEqualsIgnoreCase(name)
                        && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(field.getValue())) {
                    return MalformedRequest.expectation();
                }
            }
            if (fields > limits.headerFields() || size > limits.headers().toBytes()) {
                return MalformedRequest.headersBeyond(limits.headers(), limits.headerFields());
            }
            if (authorizations > 1) {
                return MalformedRequest.because("A request has at most one header Authorization.");
            }
            if (lengths > 1) {
                return MalformedRequest.because(
                        "A request has one Content-Length, or one Transfer-Encoding, and not both.");
            }
            return hosts == 1
                    ? problemOfHost(headers)
                    : MalformedRequest.because("A request has exactly one header Host.");
        }

        private @Nullable Problem problemOfHost(HttpHeaders headers) {
            var host = headers.get(HttpHeaderNames.HOST);
            var lowerCase = host.toLowerCase(Locale.ROOT);
            if (!isHost(lowerCase)) {
                return MalformedRequest.because("The header Host names no host.");
            }
            if (!lowerCase.equals(host)) {
                headers.set(HttpHeaderNames.HOST, lowerCase);
            }
            return null;
        }

        private static boolean isHost(String host) {
            var parts = HOST.matcher(host);
            if (!parts.matches() || parts.group(2) != null && Integer.parseInt(parts.group(2)) > MAX_PORT) {
                return false;
            }
            // Spring answers an invalid IPv6 address with an empty body.
            var literal = parts.group(1);
            return literal == null || NetUtil.isValidIpV6Address(literal);
        }

        /** An absolute address overrides the header Host (RFC 9112, 3.2.2). */
        private static @Nullable Problem rewriteAbsolute(HttpRequest request) {
            var uri = request.uri();
            if (uri.startsWith("/")) {
                return null;
            }
            var absolute = ABSOLUTE.matcher(uri);
            if (!absolute.matches()) {
                return MalformedRequest.METHODS.contains(request.method().name())
                        ? MalformedRequest.because("The address of a request begins with a slash.")
                        : MalformedRequest.method();
            }
            var rest = absolute.group(2);
            request.setUri(rest.startsWith("/") ? rest : "/" + rest);
            if (request.headers().getAll(HttpHeaderNames.HOST).size() == 1) {
                request.headers().set(HttpHeaderNames.HOST, absolute.group(1));
            }
            return null;
        }

        private Problem undecodable(Throwable failure) {
            return switch (failure) {
                case TooLongHttpLineException line -> MalformedRequest.addressLongerThan(limits.line());
                case TooLongFrameException headers ->
                    MalformedRequest.headersBeyond(limits.headers(), limits.headerFields());
                default -> MalformedRequest.because("The request line or a header of this request is not valid HTTP.");
            };
        }

        private static void copy(CharSequence name, HttpRequest from, HttpRequest to) {
            var value = from.headers().get(name);
            if (value != null) {
                to.headers().set(name, value);
            }
        }
    }
}
