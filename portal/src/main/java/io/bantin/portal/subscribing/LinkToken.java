package io.bantin.portal.subscribing;

import java.util.regex.Pattern;

/** The shape of the tokens in links; what has another shape is not asked about. */
final class LinkToken {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_.~-]{8,512}");

    private LinkToken() {}

    static boolean isMalformed(String token) {
        return !SHAPE.matcher(token).matches();
    }
}
