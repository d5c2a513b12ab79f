package io.bantin.gateway.startup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes Spring Boot print the sentence of a {@link Misconfigured} alone. */
class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Misconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, Misconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
