package io.bantin.notification.mail.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sender of all mails.
 *
 * @param returnPath where bounces go: an address with <code>{id}</code> in its local part, which names the delivery (VERP), so
 *     that a bounce tells by its own address whom it is about. Empty: the sender's address with the delivery as its tag.
 */
@ConfigurationProperties("bantin.mail")
record SenderProperties(
        @DefaultValue("tin@bantin.example") String fromAddress,
        @DefaultValue("Bản tin") String fromName,
        @DefaultValue("") String returnPath) {

    private static final String ID = "{id}";

    /** RFC 5321, section 4.5.3.1.1: a local part has at most 64 characters, and an id of ours at most 40. */
    private static final int LONGEST_AROUND_ID = 64 - 40;

    SenderProperties {
        if (returnPath.isBlank()) {
            returnPath = fromAddress.replace("@", "+" + ID + "@");
        }
        int at = returnPath.lastIndexOf('@');
        if (!returnPath.substring(0, Math.max(0, at)).contains(ID)) {
            throw new IllegalArgumentException(
                    "bantin.mail.return-path must have {id} before its @, such as bounces+{id}@example.org.");
        }
        if (returnPath.matches(".*[<>\\s].*")) {
            throw new IllegalArgumentException(
                    "bantin.mail.return-path is an address alone, without brackets or spaces, such as bounces+{id}@example.org.");
        }
        if (at - ID.length() > LONGEST_AROUND_ID) {
            throw new IllegalArgumentException(
                    "bantin.mail.return-path may have at most %d characters before its @, besides {id}."
                            .formatted(LONGEST_AROUND_ID));
        }
    }

    /** The part of the sender's address that message ids and list ids end with. */
    String domain() {
        return fromAddress.substring(fromAddress.indexOf('@') + 1);
    }

    String messageId(String id) {
        return id + "@" + domain();
    }

    /** The envelope's sender of one delivery. */
    String returnPathOf(String id) {
        return returnPath.replace(ID, id);
    }
}
