package io.bantin.notification.mail.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A mail rendered once for all of its recipients, except for what is personal. */
public final class MailTemplate {

    /** Base64 has no such characters, so the boundary never occurs in a part. */
    private static final String BOUNDARY = "=_bantin_=";

    private static final String PART = """
            --%s
            Content-Type: text/%s; charset=UTF-8
            Content-Transfer-Encoding: base64

            """.replace("\n", "\r\n");

    private static final String TEXT_PART = PART.formatted(BOUNDARY, "plain");
    private static final String HTML_PART = PART.formatted(BOUNDARY, "html");
    private static final String END = "--" + BOUNDARY + "--\r\n";

    private final SenderProperties sender;
    private final String headers;
    private final PersonalizedBody text;
    private final PersonalizedBody html;

    MailTemplate(SenderProperties sender, String headers, PersonalizedBody text, PersonalizedBody html) {
        this.sender = sender;
        this.headers = headers;
        this.text = text;
        this.html = html;
    }

    /**
     * The mail to one recipient.
     *
     * @param token fills {@link MailContent#TOKEN} and the links to manage and leave
     * @param id names the delivery, e.g. {@code <event id>.<subscriber id>}: the left part of the {@code Message-ID}, the same at
     *     each repeat, and the part of the return path by which a bounce is recognised
     */
    public OutgoingMail to(String email, String token, String id) {
        var mail = new ByteArrayOutputStream(headers.length() + 500 + text.size() + html.size());
        ascii(mail, headers.replace(MailContent.TOKEN, token));
        ascii(mail, "To: <" + HeaderText.oneLine(email) + ">\r\n");
        ascii(mail, "Message-ID: <" + HeaderText.oneLine(sender.messageId(id)) + ">\r\n");
        ascii(mail, "MIME-Version: 1.0\r\n");
        ascii(mail, "Content-Type: multipart/alternative; boundary=\"" + BOUNDARY + "\"\r\n\r\n");
        ascii(mail, TEXT_PART);
        text.writeTo(mail, token);
        ascii(mail, HTML_PART);
        html.writeTo(mail, token);
        ascii(mail, END);
        return new OutgoingMail(sender.returnPathOf(id), email, mail.toByteArray());
    }

    private static void ascii(ByteArrayOutputStream mail, String part) {
        mail.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
    }
}
