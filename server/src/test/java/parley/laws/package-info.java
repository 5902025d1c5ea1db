/// The laws of the house as tests: each names what it found with file and line, and each has a test
/// that shows it a violation.
///
/// A law that costs more than it saves is changed by an ADR, never by one more exception here. The
/// exceptions that stand are listed beside their law, each with its reason.
@NullMarked
package parley.laws;

import org.jspecify.annotations.NullMarked;
