package io.bantin.portal.testing;

import io.bantin.stack.testing.UsesStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The portal as it is deployed, with a real broker and the tests' gateway; one context for all ITs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UsesStack
@ContextConfiguration(initializers = TestGatewayInitializer.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface PortalIntegrationTest {}
