package parley.platform.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The permission that an endpoint needs. An endpoint has this or [Open]; a test proves it.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /// A permission's name; [#SIGNED_IN] for what every caller with a valid token may do.
    String value();

    /// Any valid session or token.
    String SIGNED_IN = "signed-in";
}
