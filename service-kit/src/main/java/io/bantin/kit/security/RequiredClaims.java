package io.bantin.kit.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** Refuses tokens that never expire, name nobody, or carry claims of another form than the provider writes. */
final class RequiredClaims implements OAuth2TokenValidator<Jwt> {

    static final String ROLES = "roles";

    private static final int LONGEST_NAME = 255;

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (token.getExpiresAt() == null || !isName(token.getClaims().get(JwtClaimNames.SUB))) {
            return refuse("exp and sub are required");
        }
        return isListOfRoles(token.getClaims().get(ROLES))
                ? OAuth2TokenValidatorResult.success()
                : refuse("roles must be a list of names");
    }

    private static boolean isName(@Nullable Object subject) {
        return subject instanceof String name
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    /** A token without roles is good for what needs none. Some providers write a single role as a plain text. */
    private static boolean isListOfRoles(@Nullable Object roles) {
        return roles == null
                || roles instanceof String
                || roles instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static OAuth2TokenValidatorResult refuse(String reason) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, reason, null));
    }
}
