package dev.signet.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A block that computes {@code f(x)}: its layers one after the other. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Sequential {}
