/// Real processes of the product: started as the script starts them, stopped, killed, refused.
@NullMarked
package parley.process;

import org.jspecify.annotations.NullMarked;
