package io.bantin.local.demo;

/** The accounts of the local identity provider, one per role. */
public final class DemoAccounts {

    private final String identityUrl;

    public DemoAccounts(String identityUrl) {
        this.identityUrl = identityUrl;
    }

    public String tokenOf(String role) {
        return new Api(identityUrl, null)
                .get("/demo/token?role=" + role)
                .path("access_token")
                .asString();
    }
}
