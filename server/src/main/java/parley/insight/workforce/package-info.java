/// How many people it takes: the questions of staffing, answered by the formulae of teletraffic.
///
/// Owns: nothing that is stored. Says: the tools `erlang` and `pooling`. Never: computes a formula
/// by itself (that is the library's), knows a centre, a queue or an agent.
///
/// Easy to get wrong: rates are per second inside, per hour outside; a table of cases is written
/// by people, so its model and note are read for what they mean ([CaseModel], [Goal]), and a row
/// that cannot be read has its line all the same, with the reason in `problems`.
@ApplicationModule(
        id = "insight.workforce",
        allowedDependencies = {"platform.kernel"})
@NullMarked
package parley.insight.workforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
