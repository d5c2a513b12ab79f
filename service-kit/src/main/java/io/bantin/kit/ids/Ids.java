package io.bantin.kit.ids;

import com.github.f4b6a3.tsid.TsidFactory;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates document ids: 13 characters, time-ordered, lower-case letters and digits only. */
public final class Ids {

    /** Leaves 64 ids per millisecond; a process that needs more uses the next millisecond. */
    private static final int NODE_BITS = 16;

    private static final TsidFactory FACTORY = factory(node(System.getenv("BANTIN_NODE")));

    private Ids() {}

    public static String next() {
        return next(FACTORY);
    }

    static String next(TsidFactory factory) {
        return factory.create().toString().toLowerCase(Locale.ROOT);
    }

    static TsidFactory factory(int node) {
        return TsidFactory.builder().withNodeBits(NODE_BITS).withNode(node).build();
    }

    /** Returns the configured node number, or a random one. */
    static int node(@Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            return new SecureRandom().nextInt(1 << NODE_BITS);
        }
        int node = Integer.parseInt(configured.strip());
        if (node < 0 || node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException(
                    "BANTIN_NODE is %d; it must be from 0 to %d.".formatted(node, (1 << NODE_BITS) - 1));
        }
        return node;
    }
}
