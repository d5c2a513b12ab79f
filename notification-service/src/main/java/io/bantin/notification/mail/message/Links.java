package io.bantin.notification.mail.message;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The URLs that mails link to, as readers reach them. */
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

    /** The page on which a person changes or ends a subscription. */
    public String manage(String token) {
        return publicUrl + "/subscriptions/" + token;
    }

    /** The page on which a person confirms a subscription. */
    public String confirm(String token) {
        return publicUrl + "/subscriptions/confirm?token=" + token;
    }

    /** The endpoint at which a mail program unsubscribes a person (RFC 8058). */
    String unsubscribe(String token) {
        return publicUrl + "/api/subscriptions/" + token + "/unsubscribe";
    }
}
