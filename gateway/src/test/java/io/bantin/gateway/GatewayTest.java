package io.bantin.gateway;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Starts one gateway for all tests, in front of the servers of {@link Services}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bantin.identity.issuer=" + Tokens.ISSUER,
            "bantin.gateway.portal-credential=" + GatewayTest.PORTAL_CREDENTIAL,
            "bantin.gateway.trusted-proxies=127.0.0.8",
            "bantin.gateway.answer-within.api=3s",
            "bantin.gateway.answer-within.pages=1s",
            "bantin.gateway.limits.sent-within=3s",
            "bantin.gateway.intake.headers-within=3s",
            "bantin.gateway.intake.gathered-within=3s",
            "bantin.gateway.intake.lingering=2s",
            "bantin.gateway.intake.unfinished-per-caller=30",
            "bantin.gateway.limits.files.paths=/api/editorial/articles/file",
            "bantin.gateway.limits.files.body=4MB",
            "bantin.gateway.exclusion=500ms",
            "bantin.gateway.limits.requests.per-second=20",
            "bantin.gateway.limits.requests.burst=60",
            "bantin.gateway.limits.sign-ups.per-second=1",
            "bantin.gateway.limits.sign-ups.burst=3",
            // These loggers report the failures that the tests cause.
            "logging.level.io.bantin.gateway.routing.InstanceSelectionFilter=off",
            "logging.level.reactor.netty=error",
        })
@ContextConfiguration(initializers = Services.class)
@interface GatewayTest {

    String PORTAL_CREDENTIAL = "of-the-portal-in-these-tests-of-the-gateway";
}
