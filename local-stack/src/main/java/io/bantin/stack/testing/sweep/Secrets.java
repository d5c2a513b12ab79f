package io.bantin.stack.testing.sweep;

import java.util.List;

/** Text that no log may show, whatever part of a request carries it. */
final class Secrets {

    static final String ADDRESS = "an.danh+bi.mat@doc-gia.example";
    static final String TOKEN = "0kt3v9wq5d2xaQm7_Zr-81LkPx4TnVw2Yab";

    /** A log that writes line breaks as they come shows this as a line of its own. */
    static final String FORGED = "2026-01-01T00:00:00.000Z  INFO [,] forged";

    static final String ENCODED_FORGED = "%0d%0a" + FORGED.replace(" ", "%20");

    private Secrets() {}

    static List<String> all() {
        return List.of(ADDRESS, ADDRESS.replace("@", "%40"), TOKEN, "\n" + FORGED);
    }
}
