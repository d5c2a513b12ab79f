package io.bantin.notification.mail.message;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** The text and HTML of a mail: the content in a page and, for a mailing list, a footer with the link to unsubscribe. */
record MailLayout(String text, String html) {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:16px;background:#ffffff;color:#1c1c1c;font:16px/1.5 Arial,sans-serif">
            <div style="max-width:600px;margin:0 auto">
            %s
            %s</div>
            </body>
            </html>
            """;

    private static final String FOOTER = """
            <hr style="margin:24px 0 12px;border:0;border-top:1px solid #d0d0d0">
            <p style="font-size:13px;color:#595959">%s<br><a href="%s" style="color:#595959">%s</a></p>
            """;

    static MailLayout around(MailContent content, Links links) {
        boolean vietnamese = !content.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        String why = vietnamese
                ? "Bạn nhận thư này vì đã đăng ký nhận tin từ Bản tin."
                : "You receive this mail because you subscribed to Bản tin.";
        String leave = vietnamese ? "Thay đổi hoặc ngừng nhận tin" : "Change what you receive, or leave";
        boolean ofList = content.list() != null;
        String link = links.manage(MailContent.TOKEN);
        // RFC 3676, section 4.3: without the space after it, mail programs take the separator for text.
        String text = ofList ? content.text() + "\n\n-- \n" + why + "\n" + leave + ": " + link : content.text();
        String footer = ofList ? FOOTER.formatted(why, link, leave) : "";
        String html = PAGE.formatted(
                content.locale().toLanguageTag(),
                HtmlUtils.htmlEscape(content.subject(), "UTF-8"),
                content.html(),
                footer);
        return new MailLayout(text + "\n", html);
    }
}
