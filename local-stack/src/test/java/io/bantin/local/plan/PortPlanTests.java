package io.bantin.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTests {

    @Test
    void countsEveryPortFromTheBase() {
        var plan = PortPlan.of(9000, Map.of());

        assertThat(plan.of(new Instance(ProcessKind.GATEWAY, 1))).isEqualTo(9000);
        assertThat(plan.of(new Instance(ProcessKind.ARTICLE_SERVICE, 1))).isEqualTo(9001);
        assertThat(plan.of(new Instance(ProcessKind.CATEGORY_SERVICE, 1))).isEqualTo(9002);
        assertThat(plan.of(new Instance(ProcessKind.NOTIFICATION_SERVICE, 1))).isEqualTo(9003);
        assertThat(plan.of(new Instance(ProcessKind.PORTAL, 1))).isEqualTo(9004);
        assertThat(plan.managementOf(new Instance(ProcessKind.GATEWAY, 1))).isEqualTo(9040);
        assertThat(plan.managementOf(new Instance(ProcessKind.ARTICLE_SERVICE, 1)))
                .isEqualTo(9041);
        assertThat(plan.store()).isEqualTo(9017);
        assertThat(plan.smtp()).isEqualTo(9025);
        assertThat(plan.identity()).isEqualTo(9090);
        assertThat(plan.broker()).isEqualTo(9092);
    }

    @Test
    void putsFurtherInstancesBehindTheFirstOnes() {
        var plan = PortPlan.of(8080, Map.of(ProcessKind.ARTICLE_SERVICE, 2, ProcessKind.PORTAL, 3));

        assertThat(plan.of(new Instance(ProcessKind.PORTAL, 1))).isEqualTo(8084);
        assertThat(plan.of(new Instance(ProcessKind.ARTICLE_SERVICE, 2))).isEqualTo(8085);
        assertThat(plan.of(new Instance(ProcessKind.PORTAL, 3))).isEqualTo(8087);
        assertThat(plan.urlsOf(ProcessKind.ARTICLE_SERVICE)).isEqualTo("http://localhost:8081,http://localhost:8085");
    }

    @Test
    void givesNoPortTwiceAlsoWithAsManyInstancesAsFit() {
        var plan = PortPlan.of(8080, Map.of(ProcessKind.NOTIFICATION_SERVICE, 13));

        assertThat(plan.services()).hasSize(17);
        // Two for each service, six for the stack and the launcher: a port given twice would be one key.
        assertThat(plan.required()).hasSize(2 * 17 + 6);
    }

    @Test
    void refusesMoreInstancesThanThereArePortsBeforeTheStore() {
        assertThatThrownBy(() -> PortPlan.of(8080, Map.of(ProcessKind.NOTIFICATION_SERVICE, 14)))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("17 service instances");
    }
}
