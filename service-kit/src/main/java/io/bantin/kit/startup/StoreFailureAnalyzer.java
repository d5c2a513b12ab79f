package io.bantin.kit.startup;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains in one sentence why a starting service could not use MongoDB. */
class StoreFailureAnalyzer extends AbstractFailureAnalyzer<MongoException> {

    private static final Pattern ADDRESS = Pattern.compile("address=([^,}]+)");

    private static final String ACCOUNT_REFUSED =
            "MongoDB refuses the account of MONGODB_URI: check its user name, its password and its authSource.";

    /** Error codes of MongoDB. */
    private static final int UNAUTHORIZED = 13;

    private static final int AUTHENTICATION_FAILED = 18;

    private static final int OUT_OF_DISK_SPACE = 14031;

    /** The embedded store sends errors without a code. */
    private static final int UNKNOWN = -1;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, MongoException cause) {
        String sentence = sentence(cause);
        return sentence == null ? null : new FailureAnalysis(sentence, null, cause);
    }

    private static @Nullable String sentence(MongoException cause) {
        return switch (cause) {
            case MongoSecurityException _ -> ACCOUNT_REFUSED;
            case MongoTimeoutException timeout ->
                "MongoDB does not answer at %s: start it, or check MONGODB_URI.".formatted(addresses(timeout));
            case MongoCommandException refused when refused.getErrorCode() == AUTHENTICATION_FAILED -> ACCOUNT_REFUSED;
            case MongoCommandException refused
            when refused.getErrorCode() == UNAUTHORIZED ->
                "MongoDB does not permit what the service does: give MONGODB_URI an account with the role readWrite on its database.";
            case MongoCommandException full
            when full.getErrorCode() == OUT_OF_DISK_SPACE || full.getErrorCode() == UNKNOWN ->
                "MongoDB cannot write: look at its log, and whether its disk is full. It said: "
                        + full.getErrorMessage();
            default -> null;
        };
    }

    /** Reads the addresses from the message of the driver, the only place that has them. */
    private static String addresses(MongoTimeoutException timeout) {
        return ADDRESS.matcher(String.valueOf(timeout.getMessage()))
                .results()
                .map(match -> match.group(1))
                .reduce((all, one) -> all + ", " + one)
                .orElse("the address that was given");
    }
}
