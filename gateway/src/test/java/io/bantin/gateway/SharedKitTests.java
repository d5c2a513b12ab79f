package io.bantin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

/** The gateway uses the kit without the libraries of the servlet services. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SharedKitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.servlet.Servlet",
                "org.apache.kafka.clients.producer.Producer",
                "com.mongodb.client.MongoClient",
                "org.springframework.cloud.stream.function.StreamBridge",
            })
    void hasNoLibraryOfTheServletServices(String type) {
        assertThat(ClassUtils.isPresent(type, null)).isFalse();
    }

    @Test
    void escapesAndMasksWhatACallerSent(CapturedOutput log) {
        LoggerFactory.getLogger(SharedKitTests.class).warn("sent {}", "/api/subscriptions/s3cret\n\u202eforged");

        assertThat(log.getOut())
                .contains("/api/subscriptions/***\\n\\u202eforged")
                .doesNotContain("s3cret");
    }
}
