package io.bantin.portal.testing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page of the portal, as its handler mapping knows them, with an example of each address. */
public record PageEndpoints(List<PageEndpoint> all) {

    /** A method and an address. */
    public record PageEndpoint(String method, String address) {}

    public static final String TOKEN = "0kt3v9wq5d2xaAbCdEfGhIjKlMnOpQrStUv";

    public static PageEndpoints of(RequestMappingHandlerMapping mapping) {
        return new PageEndpoints(mapping.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(pattern -> methods(info.getMethodsCondition().getMethods().stream())
                                .map(method -> new PageEndpoint(method, example(pattern)))))
                .filter(endpoint -> !endpoint.address.equals("/error"))
                .distinct()
                .sorted(Comparator.comparing(PageEndpoint::toString))
                .toList());
    }

    public List<String> pages() {
        return all.stream()
                .filter(endpoint -> endpoint.method.equals("GET"))
                .map(PageEndpoint::address)
                .toList();
    }

    public List<String> forms() {
        return all.stream()
                .filter(endpoint -> endpoint.method.equals("POST"))
                .map(PageEndpoint::address)
                .toList();
    }

    private static Stream<String> methods(Stream<RequestMethod> methods) {
        var names = methods.map(RequestMethod::name).toList();
        return names.isEmpty() ? Stream.of("GET") : names.stream();
    }

    private static String example(String pattern) {
        String address = pattern.replace("{address:.+}.html", Newsroom.ARTICLE_PATH.substring(1))
                .replace("/c/{address}", Newsroom.LOCAL_PATH)
                .replace("/media/{id}/{name}", Newsroom.PICTURE_PATH)
                .replace("{token}", TOKEN);
        if (address.contains("{")) {
            throw new IllegalStateException("No example of " + pattern + ": add one, so that the sweeps try it");
        }
        return address;
    }
}
