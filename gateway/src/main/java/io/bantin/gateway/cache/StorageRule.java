package io.bantin.gateway.cache;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Decides whether an answer may be stored: the portal must have marked it as the same for all readers. */
final class StorageRule {

    private static final Set<Integer> STATUSES = Set.of(200, 404, 410);
    private static final Set<String> KEYED = Set.of("accept-encoding", "accept-language");
    private static final Set<String> FORBIDDING = Set.of("private", "no-store", "no-cache", "s-maxage=0");

    private StorageRule() {}

    static boolean allows(PageKey key, StoredPage answer) {
        var headers = answer.headers();
        var directives = elements(headers, HttpHeaderNames.CACHE_CONTROL);
        return STATUSES.contains(answer.status())
                && directives.contains("public")
                && directives.stream().noneMatch(FORBIDDING::contains)
                && !headers.contains(HttpHeaderNames.SET_COOKIE)
                && KEYED.containsAll(elements(headers, HttpHeaderNames.VARY))
                && key.coding().includes(headers.get(HttpHeaderNames.CONTENT_ENCODING));
    }

    private static List<String> elements(HttpHeaders headers, CharSequence name) {
        return headers.getAll(name).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(element -> element.strip().toLowerCase(Locale.ROOT))
                .toList();
    }
}
