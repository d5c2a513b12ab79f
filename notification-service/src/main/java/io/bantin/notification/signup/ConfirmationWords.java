package io.bantin.notification.signup;

/**
 * What a confirmation mail says, in one language.
 *
 * @param consent what a person agrees to by confirming: its version is {@link ConfirmationLetter#WORDING}
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
        String ignore) {

    private static final ConfirmationWords VIETNAMESE = new ConfirmationWords(
            "Xác nhận đăng ký nhận tin",
            "Chào bạn,",
            "Địa chỉ thư này vừa được đăng ký nhận tin từ Bản tin về các chuyên mục:",
            "Mỗi khi có bài mới, bạn nhận một thư.",
            "Mỗi ngày bạn nhận một thư tóm tắt các bài mới.",
            "Mỗi tuần bạn nhận một thư tóm tắt các bài mới.",
            "Nếu đúng là bạn, hãy mở liên kết sau để xác nhận:",
            "Xác nhận đăng ký",
            "Khi xác nhận, bạn đồng ý để Bản tin dùng địa chỉ thư này để gửi tin về các chuyên mục trên. Bạn có thể"
                    + " ngừng nhận tin bất cứ lúc nào bằng liên kết ở cuối mỗi thư.",
            "Liên kết có hiệu lực trong 7 ngày. Nếu bạn không đăng ký, hãy bỏ qua thư này: chúng tôi sẽ không gửi tin.");

    private static final ConfirmationWords ENGLISH = new ConfirmationWords(
            "Please confirm your subscription",
            "Hello,",
            "This address was just entered to receive news from Bản tin about:",
            "You will get a mail whenever there is a new article.",
            "You will get one mail a day with what is new.",
            "You will get one mail a week with what is new.",
            "If it was you, open this link to confirm:",
            "Confirm the subscription",
            "By confirming you agree that Bản tin uses this address to send you news about the above. You can leave at any"
                    + " time by the link at the end of each mail.",
            "The link is valid for 7 days. If it was not you, ignore this mail: we will send no news.");

    static ConfirmationWords in(String locale) {
        return locale.equals("en") ? ENGLISH : VIETNAMESE;
    }
}
