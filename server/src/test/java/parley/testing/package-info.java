/// What the tests of every module share: a database of one's own, a clock that is set by hand.
///
/// Never: fixtures of business data. Those are builders beside the tests of their module.
@NullMarked
package parley.testing;

import org.jspecify.annotations.NullMarked;
