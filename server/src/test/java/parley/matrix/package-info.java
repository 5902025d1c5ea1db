/// The whole application against the question of who may do what.
@NullMarked
package parley.matrix;

import org.jspecify.annotations.NullMarked;
