/// Teletraffic: how long people wait for a number of servers, how many of them give up, and how
/// many servers that takes.
///
/// Every class is a pure function of its arguments: no state, no clock, no chance, no input or
/// output. Times may be in any unit, as long as all of a call are in the same one; offered
/// traffic is in erlangs (arrivals in the time that one takes to serve). Nothing overflows: sums
/// run as recursions that stay between 0 and 1, integrals relative to their highest point, so
/// ten thousand servers are as good as ten.
///
/// Definitions, because books and vendors differ. The **service level** is the share of all who
/// come that is answered within the threshold; who gives up earlier counts as missed
/// ([WaitingSystem#overWithin] is the other reading). The **mean wait** is that of all who come,
/// whether they had to wait, and whether they were answered or gave up.
///
/// Easy to get wrong: a system without patience has no steady state unless there are more servers
/// than erlangs; what it says there is the limit (everybody waits, for ever).
@NullMarked
package parley.teletraffic;

import org.jspecify.annotations.NullMarked;
