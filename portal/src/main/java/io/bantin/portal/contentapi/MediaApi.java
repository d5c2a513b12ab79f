package io.bantin.portal.contentapi;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The API of pictures in the sizes that readers load. */
@HttpExchange("/api/media")
public interface MediaApi {

    @GetExchange("/{id}/{name}")
    ResponseEntity<byte[]> rendition(
            @PathVariable String id,
            @PathVariable String name,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known);
}
