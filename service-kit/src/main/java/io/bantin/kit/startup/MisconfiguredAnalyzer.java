package io.bantin.kit.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring Boot print only the message of a {@link Misconfigured}. */
class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, Misconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
