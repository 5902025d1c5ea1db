/// The root: starts the product and lists its tools. Modules below never look up here.
@NullMarked
package parley;

import org.jspecify.annotations.NullMarked;
