package io.bantin.notification.subscribers.signup;

/**
 * What a confirmation mail says, in one language.
 *
 * @param ignore what happens if they do nothing, where nothing was subscribed to before
 * @param unchanged the same where something was
 * @param consent what a person agrees to by confirming: its version is {@link ConfirmationMailComposer#WORDING}
 */
record ConfirmationWords(
        String subject,
        String greeting,
        String asked,
        String instantly,
        String daily,
        String weekly,
        String please,
        String button,
        String consent,
        String ignore,
        String adds,
        String unchanged,
        String inVietnamese,
        String inEnglish) {

    private static final ConfirmationWords VIETNAMESE = new ConfirmationWords(
            "Xác nhận đăng ký nhận tin",
            "Chào bạn,",
            "Địa chỉ thư này vừa được đăng ký nhận tin từ Bản tin. Sau khi xác nhận, bạn nhận tin của các chuyên mục:",
            "Mỗi khi có bài mới, bạn nhận một thư.",
            "Bạn đã chọn mỗi ngày một thư tóm tắt. Chúng tôi chưa gửi thư tóm tắt, nên hiện bạn chưa nhận thư nào.",
            "Bạn đã chọn mỗi tuần một thư tóm tắt. Chúng tôi chưa gửi thư tóm tắt, nên hiện bạn chưa nhận thư nào.",
            "Nếu đúng là bạn, hãy mở liên kết sau để xác nhận:",
            "Xác nhận đăng ký",
            "Khi xác nhận, bạn đồng ý để Bản tin dùng địa chỉ thư này để gửi tin về các chuyên mục trên. Bạn có thể"
                    + " ngừng nhận tin bất cứ lúc nào bằng liên kết ở cuối mỗi thư.",
            "Liên kết có hiệu lực trong 7 ngày. Nếu bạn không đăng ký, hãy bỏ qua thư này: chúng tôi sẽ không gửi tin.",
            "Việc xác nhận chỉ thêm vào những gì bạn đang nhận, không bỏ bớt chuyên mục nào. Muốn bớt, hãy dùng liên kết ở"
                    + " cuối mỗi thư tin.",
            "Liên kết có hiệu lực trong 7 ngày. Nếu bạn không đăng ký thêm, hãy bỏ qua thư này: những gì bạn đang nhận vẫn giữ"
                    + " nguyên.",
            "Thư tin được viết bằng tiếng Việt.",
            "Thư tin được viết bằng tiếng Anh.");

    private static final ConfirmationWords ENGLISH = new ConfirmationWords(
            "Please confirm your subscription",
            "Hello,",
            "This address was just entered to receive news from Bản tin. Once you confirm, you receive news about:",
            "You will get a mail whenever there is a new article.",
            "You chose one mail a day. We do not send such digests yet, so for now you get no mail.",
            "You chose one mail a week. We do not send such digests yet, so for now you get no mail.",
            "If it was you, open this link to confirm:",
            "Confirm the subscription",
            "By confirming you agree that Bản tin uses this address to send you news about the above. You can leave at any"
                    + " time by the link at the end of each mail.",
            "The link is valid for 7 days. If it was not you, ignore this mail: we will send no news.",
            "Confirmation only adds to what you receive already and takes nothing away. To choose less, use the link at the end"
                    + " of each news mail.",
            "The link is valid for 7 days. If it was not you, ignore this mail: what you receive stays as it is.",
            "The news mails are written in Vietnamese.",
            "The news mails are written in English.");

    static ConfirmationWords in(String locale) {
        return locale.equals("en") ? ENGLISH : VIETNAMESE;
    }
}
