package io.bantin.stack.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/** Gives a {@code @SpringBootTest} a broker, a store, a mail server and an issuer of tokens, which all tests of the JVM share. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextCustomizerFactories(StackCustomizerFactory.class)
public @interface UsesStack {}
