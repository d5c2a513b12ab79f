package io.bantin.portal.subscribing;

import java.util.regex.Pattern;

/** Checks the form of a token from a link, so that a malformed one costs no call. */
final class LinkToken {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_.~-]{8,512}");

    private LinkToken() {}

    static boolean isMalformed(String token) {
        return !SHAPE.matcher(token).matches();
    }
}
