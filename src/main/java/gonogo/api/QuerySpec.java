package gonogo.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a type of question. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QuerySpec {

  /** {@code family/name}, for example {@code tls/handshake}. */
  String type();

  /** The record type of the answer. */
  Class<? extends Record> answer();

  /** Raised whenever the meaning of the query or of the answer changes; recorded evidence of another version is void. */
  int version() default 1;

  Effect effect() default Effect.READ;
}
