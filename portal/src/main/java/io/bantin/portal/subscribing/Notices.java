package io.bantin.portal.subscribing;

import io.bantin.portal.site.Site;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Pages that tell a subscriber one thing. */
@Component
class Notices {

    private final Site site;

    Notices(Site site) {
        this.site = site;
    }

    /** The text of a notice stands in the message bundles under its name. */
    ResponseEntity<byte[]> tell(HttpStatus status, String notice, Locale language) {
        return site.answer(status, "notice", language, Map.of("notice", notice));
    }
}
