package io.bantin.kit.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** Refuses tokens without expiry or subject, and tokens with roles or categories of the wrong form. */
final class TokenClaimsValidator implements OAuth2TokenValidator<Jwt> {

    static final String ROLES = "roles";
    static final String CATEGORIES = "categories";

    private static final int MAX_NAME_LENGTH = 255;

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null || !isName(token.getClaims().get(JwtClaimNames.SUB))) {
            return refuse("exp and sub are required");
        }
        if (!isListOfRoles(token.getClaims().get(ROLES))) {
            return refuse("roles must be a list of names");
        }
        return !token.hasClaim(CATEGORIES) || isListOfText(token.getClaims().get(CATEGORIES))
                ? OAuth2TokenValidatorResult.success()
                : refuse("categories must be a list of ids");
    }

    private static boolean isName(@Nullable Object subject) {
        return subject instanceof String name
                && !name.isBlank()
                && name.length() <= MAX_NAME_LENGTH
                && name.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** Accepts a token without roles, for paths that need none. Some providers write a single role as a plain string. */
    private static boolean isListOfRoles(@Nullable Object roles) {
        return roles == null || roles instanceof String || isListOfText(roles);
    }

    /** A limit of another form is no limit that a service could apply, so the token is refused rather than taken as unlimited. */
    private static boolean isListOfText(@Nullable Object value) {
        return value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static OAuth2TokenValidatorResult refuse(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, reason, null));
    }
}
