package io.bantin.kit.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.kit.notes.KitIntegrationTest;
import io.bantin.stack.testing.sweep.Endpoint;
import io.bantin.stack.testing.sweep.RequestSweep;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Sends every kind of malformed request to every endpoint of the handler mapping. */
@KitIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class RequestSweepIT {

    private static final Predicate<Endpoint> IS_BROKEN_ON_PURPOSE =
            endpoint -> endpoint.path().endsWith("/broken") || endpoint.path().endsWith("/half");

    private final RequestSweep sweep;

    RequestSweepIT(@Autowired ApplicationContext service) {
        sweep = new RequestSweep(service, IS_BROKEN_ON_PURPOSE);
    }

    @ParameterizedTest
    @EnumSource(RequestSweep.Kind.class)
    void theCallersMistakeIsAProblemAndLeavesNothingInTheLog(RequestSweep.Kind kind, CapturedOutput log) {
        assertThat(sweep.faultsOf(kind)).isEmpty();

        assertThat(log.getAll()).doesNotContain(" ERROR ", "\tat ").doesNotContain(RequestSweep.secrets());
    }
}
