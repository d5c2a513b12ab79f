package io.bantin.kit.security;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The account that a request is made for; may be taken as an argument by controller methods. */
public record Caller(String name, Set<String> roles) {

    /** What the roles imply, a publisher being an editor and an editor a reporter. */
    public boolean is(String role) {
        return roles.contains(role);
    }

    public static Caller current() {
        Authentication account = SecurityContextHolder.getContext().getAuthentication();
        if (account == null) {
            throw new IllegalStateException("No account is signed in: the access rules must ask for one here");
        }
        Set<String> roles = new TreeSet<>();
        return new Caller(account.getName(), roles);
    }
}
