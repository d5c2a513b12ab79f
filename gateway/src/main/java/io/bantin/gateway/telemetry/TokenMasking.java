package io.bantin.gateway.telemetry;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Subscribers' tokens stand in addresses; whoever reads a log, a span or a metric must not be able to use them. */
public final class TokenMasking {

    private static final Pattern TOKEN_IN_PATH =
            Pattern.compile("(/subscriptions/+)(?!confirm(?:$|[/?]))[^/?#]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN_IN_QUERY = Pattern.compile("([?&]token=)[^&#]*", Pattern.CASE_INSENSITIVE);

    private TokenMasking() {}

    /** The address with stars in place of tokens. */
    public static String mask(@Nullable String address) {
        if (address == null) {
            return "";
        }
        return TOKEN_IN_QUERY
                .matcher(TOKEN_IN_PATH.matcher(address).replaceAll("$1***"))
                .replaceAll("$1***");
    }
}
