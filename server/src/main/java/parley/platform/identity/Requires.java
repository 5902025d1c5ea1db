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

    /// A permission's name; [#SIGNED_IN] for what everybody who works here may do.
    String value();

    /// Whether the endpoint itself looks at the scopes in which the caller holds the permission.
    /// Otherwise the caller must hold it everywhere.
    boolean looksAtScopes() default false;

    /// Any valid session or token of staff.
    String SIGNED_IN = "signed-in";

    /// The same, and also a session that has to change its password or set up its second factor
    /// first.
    String EVEN_LIMITED = "signed-in-even-limited";
}
