package io.bantin.notification.mail.message;

/** One message as it is sent: the envelope and the complete MIME content, lines ended by CR LF. */
public record OutgoingMail(String from, String to, byte[] content) {

    /** Leaves out the address, because what is printed ends up in logs. */
    @Override
    public String toString() {
        return "OutgoingMail[" + content.length + " bytes]";
    }
}
