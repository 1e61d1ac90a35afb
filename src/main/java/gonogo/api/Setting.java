package gonogo.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a settings record or of a system record.
 *
 * <p>The YAML key is the component's name in kebab case. A component is required unless it has a {@link #fallback} or
 * its type is {@code @Nullable}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {

  /** What it means, with its unit: one sentence. */
  String value();

  /** An example in YAML flow style that binds. */
  String example();

  /** The default in YAML flow style; empty when there is none. */
  String fallback() default "";
}
