package io.bantin.deadletters.names;

import io.bantin.stack.testing.UsesStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** All tests that carry it share one application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UsesStack
@SpringBootTest(classes = NamesService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface NamesServiceTest {}
