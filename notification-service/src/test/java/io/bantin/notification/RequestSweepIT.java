package io.bantin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.stack.testing.sweep.RequestSweep;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Every endpoint, found from the handler mapping, under every kind of odd request. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class RequestSweepIT {

    private final RequestSweep sweep;

    RequestSweepIT(@Autowired ApplicationContext service) {
        sweep = new RequestSweep(service);
    }

    @ParameterizedTest
    @EnumSource(RequestSweep.Kind.class)
    void theCallersMistakeIsAProblemAndLeavesNothingInTheLog(RequestSweep.Kind kind, CapturedOutput log) {
        assertThat(sweep.faultsOf(kind)).isEmpty();

        assertThat(log.getAll()).doesNotContain(" ERROR ", "\tat ").doesNotContain(RequestSweep.secrets());
    }
}
