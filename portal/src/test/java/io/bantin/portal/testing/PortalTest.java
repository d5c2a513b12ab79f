package io.bantin.portal.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The portal on a port of its own, with the tests' gateway behind it and without a broker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = TestGatewayInitializer.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "MANAGEMENT_PORT=0",
            "bantin.topics.enabled=false",
            "spring.cloud.function.definition=",
            "spring.cloud.stream.function.autodetect=false",
            "bantin.pages.revalidate-after=0s",
            "bantin.pages.patience=5s",
            "bantin.pages.retry-after=0s"
        })
public @interface PortalTest {}
