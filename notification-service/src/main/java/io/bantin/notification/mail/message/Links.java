package io.bantin.notification.mail.message;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses that letters point to, as readers reach them. */
@Component
public class Links {

    private final String publicUrl;

    public Links(@Value("${bantin.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** A page of the site by its path, e.g. an article's {@code url}. */
    public String page(String path) {
        return publicUrl + path;
    }

    /** Where a person changes or ends a subscription. */
    public String manage(String token) {
        return publicUrl + "/subscriptions/" + token;
    }

    /** Where a person confirms a subscription. */
    public String confirm(String token) {
        return publicUrl + "/subscriptions/confirm?token=" + token;
    }

    /** Where a mail program leaves on a person's behalf (RFC 8058). */
    String unsubscribe(String token) {
        return publicUrl + "/api/subscriptions/" + token + "/unsubscribe";
    }
}
