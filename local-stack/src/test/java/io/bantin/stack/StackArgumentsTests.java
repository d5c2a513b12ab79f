package io.bantin.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackArgumentsTests {

    @Test
    void countsPortsFromTheBase() {
        var arguments = StackArguments.parse("--data", "/d", "--port-base", "9000", "--memory-store", "--no-smtp");
        assertThat(arguments).isEqualTo(new StackArguments(Path.of("/d"), 9000, true, false, "http://localhost:9000"));
        assertThat(arguments.storePort()).isEqualTo(9017);
        assertThat(arguments.smtpPort()).isEqualTo(9025);
        assertThat(arguments.identityPort()).isEqualTo(9090);
        assertThat(arguments.brokerPort()).isEqualTo(9092);
        assertThat(arguments.controllerPort()).isEqualTo(9093);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> StackArguments.parse("--dta", "/d")).hasMessage("Unknown argument --dta");
        assertThatThrownBy(() -> StackArguments.parse("--data")).hasMessage("--data needs a value");
    }
}
