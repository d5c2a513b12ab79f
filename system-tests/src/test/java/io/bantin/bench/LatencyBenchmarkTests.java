package io.bantin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyBenchmarkTests {

    @Test
    void percentileIsTheValueThatSoManyPercentDoNotExceed() {
        var hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        assertThat(LatencyBenchmark.percentile(hundred, 50)).isEqualTo(50);
        assertThat(LatencyBenchmark.percentile(hundred, 99)).isEqualTo(99);
        assertThat(LatencyBenchmark.percentile(new double[] {7}, 99)).isEqualTo(7);
    }
}
