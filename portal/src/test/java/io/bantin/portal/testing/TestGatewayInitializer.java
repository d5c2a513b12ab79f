package io.bantin.portal.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts one gateway a JVM and tells the portal where it is; tests get it injected. */
public final class TestGatewayInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String CREDENTIAL = "of-the-portal-in-its-own-tests-with-a-gateway";

    private static final TestGateway GATEWAY = TestGateway.start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("GATEWAY_URL=" + GATEWAY.url(), "PORTAL_CREDENTIAL=" + CREDENTIAL)
                .applyTo(context);
        context.getBeanFactory().registerSingleton("testGateway", GATEWAY);
    }
}
