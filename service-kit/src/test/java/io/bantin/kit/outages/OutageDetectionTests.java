package io.bantin.kit.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;

class OutageDetectionTests {

    static Stream<Exception> passing() {
        return Stream.of(
                new DataAccessResourceFailureException("away"),
                new QueryTimeoutException("slow"),
                new TimeoutException("no broker"),
                new ConnectException("refused"),
                new MongoSocketReadException("reset", new ServerAddress()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void explainsTemporaryFailures(Exception failure) {
        assertThat(OutageDetection.explains(failure)).isTrue();
        assertThat(OutageDetection.explains(new IllegalStateException("wrapped", failure)))
                .isTrue();
    }

    @Test
    void explainsNothingThatStays() {
        assertThat(OutageDetection.explains(new IllegalArgumentException())).isFalse();
        assertThat(OutageDetection.explains(new DuplicateKeyException("twice"))).isFalse();
        assertThat(OutageDetection.explains(new RecordTooLargeException("2 MiB")))
                .isFalse();
        assertThat(OutageDetection.explains(null)).isFalse();
    }
}
