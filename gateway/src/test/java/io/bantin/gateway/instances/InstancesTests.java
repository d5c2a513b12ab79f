package io.bantin.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstancesTests {

    private static final Duration EXCLUSION = Duration.ofHours(1);

    private final Instances portals = new Instances(List.of(URI.create("http://portal:8080")), EXCLUSION);

    @Test
    void returnsEveryAddressOfANameInTurn() {
        portals.refresh(dns("172.18.0.7", "172.18.0.5", "172.18.0.6"));

        assertThat(IntStream.range(0, 4)
                        .mapToObj(_ -> portals.inTurn().getFirst().toString()))
                .containsExactly(
                        "http://172.18.0.5:8080",
                        "http://172.18.0.6:8080",
                        "http://172.18.0.7:8080",
                        "http://172.18.0.5:8080");
        assertThat(portals.inTurn()).hasSize(3);
    }

    @Test
    void addsAndRemovesInstancesAndKeepsExclusions() {
        portals.refresh(dns("172.18.0.5", "172.18.0.6"));
        var failed = portals.inTurn().getFirst();
        failed.exclude();

        portals.refresh(dns("172.18.0.6", "172.18.0.5", "172.18.0.9"));
        assertThat(portals.inTurn()).hasSize(3).last().isSameAs(failed);

        portals.refresh(dns("172.18.0.9"));
        assertThat(portals.inTurn()).extracting(Instance::toString).containsExactly("http://172.18.0.9:8080");
    }

    @Test
    void keepsTheLastAddressesWhileTheNameIsUnknown() {
        DnsLookup unknown = host -> {
            throw new UnknownHostException(host);
        };
        portals.refresh(unknown);
        assertThat(portals.inTurn()).extracting(Instance::toString).containsExactly("http://portal:8080");

        portals.refresh(dns("172.18.0.5"));
        portals.refresh(unknown);
        assertThat(portals.inTurn()).extracting(Instance::toString).containsExactly("http://172.18.0.5:8080");
    }

    @Test
    void putsAnIpv6AddressInBrackets() {
        portals.refresh(dns("fd00::5"));

        assertThat(portals.inTurn().getFirst().resolve(URI.create("http://portal/a?b=c")))
                .isEqualTo(URI.create("http://[fd00:0:0:0:0:0:0:5]:8080/a?b=c"));
    }

    @Test
    void keepsNamesOfThisMachineAndOfCertificates() {
        var local = new Instances(
                List.of(URI.create("http://localhost:8084"), URI.create("https://portal.example/base")), EXCLUSION);

        local.refresh(
                host -> host.equals("localhost") ? addresses("127.0.0.1", "::1") : addresses("192.0.2.1", "192.0.2.2"));

        assertThat(local.inTurn())
                .extracting(Instance::toString)
                .containsExactly("http://localhost:8084", "https://portal.example/base");
    }

    private static DnsLookup dns(String... literals) {
        return _ -> addresses(literals);
    }

    private static InetAddress[] addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
