/// The words every module speaks: ids, time, who acts, refusals and their texts, channel
/// capabilities.
///
/// Owns: nothing that is stored. Says: nothing. Never: business rules, I/O, Spring beans with
/// state. [ChannelKey] and [Capabilities] are its one exception to "knows no business", because
/// people, routing, channel and voice all need them and none of those may see another's neighbour.
///
/// Easy to get wrong: a refusal that a person reads is a [ProblemException] with a code and a text
/// in both languages beside the enum of codes, never a string in an exception.
@ApplicationModule(
        id = "platform.kernel",
        allowedDependencies = {})
@NullMarked
package parley.platform.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
