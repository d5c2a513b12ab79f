package io.bantin.kit.security;

/** The roles that a token may carry. */
public final class Roles {

    public static final String REPORTER = "reporter";
    public static final String EDITOR = "editor";
    public static final String PUBLISHER = "publisher";
    public static final String OPERATOR = "operator";

    private Roles() {}
}
