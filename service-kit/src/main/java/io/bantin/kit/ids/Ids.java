package io.bantin.kit.ids;

import com.github.f4b6a3.tsid.TsidCreator;
import java.util.Locale;

/** Ids of documents: 13 characters, time-ordered, lower case, letters and digits only. */
public final class Ids {

    private Ids() {}

    public static String next() {
        return TsidCreator.getTsid().toString().toLowerCase(Locale.ROOT);
    }
}
