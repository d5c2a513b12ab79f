package io.bantin.notification;

import io.bantin.stack.testing.UsesStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The service as it runs, with broker, store and mail server, in one context for all integration tests of the module. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UsesStack
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({TestTime.class, TestEvents.class, TestSpans.class})
public @interface WholeService {}
