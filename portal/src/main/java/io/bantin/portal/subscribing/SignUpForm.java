package io.bantin.portal.subscribing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The input of the sign-up form, unchanged. */
record SignUpForm(String email, List<String> categories) {

    static final SignUpForm EMPTY = new SignUpForm("", List.of());

    /** A field that was not sent is null. */
    SignUpForm {
        email = email == null ? "" : email.strip();
        categories = categories == null ? List.of() : categories;
    }

    /** The message key for each field that is missing; the service checks the rest. */
    Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (email.isEmpty()) {
            mistakes.put("email", "signup.email.missing");
        }
        if (categories.isEmpty()) {
            mistakes.put("categories", "signup.categories.missing");
        }
        return mistakes;
    }

    SubscriptionApi.SignUp signUp(String language) {
        return new SubscriptionApi.SignUp(email, categories, Frequency.INSTANT, language);
    }
}
