package org.biotrail.kit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation takes and answers whose path does not tell: an action on many things, a question with an answer of
 * its own. It goes before what the conventions would say.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Special {
    /** The record that the body is read as. */
    Class<?> body() default Void.class;

    /** Whether a body may hold many as {@code items}, each over what the body says of all. */
    boolean items() default false;

    /** A body as JSON. */
    String example() default "";

    int status() default 200;

    /** The record that is answered; with {@code rows} what stands beside them. */
    Class<?> answer() default Void.class;

    /** The thing whose rows are answered as {@code data}, for example {@code extract}. */
    String rows() default "";
}
