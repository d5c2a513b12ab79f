package io.bantin.kit.security;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The account that made the request; controller methods may take it as an argument.
 *
 * @param name the name of the account
 * @param roles its roles and the roles that they imply: a publisher is an editor, and an editor is a reporter
 * @param subtrees the categories to which, with all below them, the account is limited; null if it works in all
 */
public record Caller(
        String name, Set<String> roles, @Nullable Set<String> subtrees) {

    private static final String PREFIX = "ROLE_";

    static final RoleHierarchy HIERARCHY = RoleHierarchyImpl.withDefaultRolePrefix()
            .role(Roles.PUBLISHER)
            .implies(Roles.EDITOR)
            .role(Roles.EDITOR)
            .implies(Roles.REPORTER)
            .build();

    /** An account that works in all categories. */
    public Caller(String name, Set<String> roles) {
        this(name, roles, null);
    }

    public static Caller current() {
        Authentication account = SecurityContextHolder.getContext().getAuthentication();
        if (account == null || account instanceof AnonymousAuthenticationToken) {
            throw new IllegalStateException("No account is signed in: the access rules must require one for this path");
        }
        Set<String> roles = new TreeSet<>();
        for (GrantedAuthority granted : HIERARCHY.getReachableGrantedAuthorities(account.getAuthorities())) {
            String authority = granted.getAuthority();
            if (authority != null && authority.startsWith(PREFIX)) {
                roles.add(authority.substring(PREFIX.length()));
            }
        }
        return new Caller(account.getName(), roles, subtreesOf(account));
    }

    private static @Nullable Set<String> subtreesOf(Authentication account) {
        if (!(account.getPrincipal() instanceof Jwt token) || !token.hasClaim(TokenClaimsValidator.CATEGORIES)) {
            return null;
        }
        return Set.copyOf(token.getClaimAsStringList(TokenClaimsValidator.CATEGORIES));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** @param path the ids from the root of the tree to a category */
    public boolean worksIn(List<String> path) {
        return subtrees == null || path.stream().anyMatch(subtrees::contains);
    }
}
