package parley.work.strategy;

import parley.platform.kernel.ProblemCode;

/// What can be wrong with a strategy, or at least odd.
enum Fault implements ProblemCode {
    // refused
    NO_STEPS,
    TOO_MANY_STEPS,
    TOO_INVOLVED,
    NO_PARTS,
    NOBODY_NAMED,
    SKILL_IS_UNKNOWN,
    QUEUE_IS_UNKNOWN,
    TEAM_IS_UNKNOWN,
    AGENT_IS_UNKNOWN,
    ATTRIBUTE_IS_UNKNOWN,
    LEVEL_OUT_OF_RANGE,
    EXPIRY_OUT_OF_RANGE,
    PRIORITY_OUT_OF_RANGE,
    BROADCAST_OUT_OF_RANGE,
    BOOST_OUT_OF_RANGE,
    ESCALATION_OUT_OF_RANGE,
    NO_END,
    LAST_STEP_SKIPPED,
    LEADS_IN_A_CIRCLE,
    ACTION_UNKNOWN,
    ORDER_WITHOUT_EXPRESSION,
    EXPRESSION_EMPTY,
    EXPRESSION_TOO_LONG,
    EXPRESSION_UNREADABLE,
    EXPRESSION_WORD_UNKNOWN,
    EXPRESSION_MISMATCH,
    EXPRESSION_NO_YES_OR_NO,
    EXPRESSION_NO_FIGURE,
    EXPRESSION_SKILL_UNKNOWN,
    EXPRESSION_TEAM_UNKNOWN,
    EXPRESSION_QUEUE_UNKNOWN,
    EXPRESSION_NAME_NOT_WRITTEN,
    // pointed out
    NOBODY_MATCHES,
    NOBODY_SERVES_OTHER_QUEUE,
    SAME_PEOPLE_AS_BEFORE,
    REACHED_NEVER,
    END_NEVER_COMES,
    SKIPPED_NEVER,
    BROADCAST_TOO_WIDE,
    DELAYS_OUTLAST_STEP,
    EXPRESSION_UNUSED;

    static Fault expressionNames(Names.Kind kind) {
        return switch (kind) {
            case SKILL -> EXPRESSION_SKILL_UNKNOWN;
            case TEAM -> EXPRESSION_TEAM_UNKNOWN;
            case QUEUE -> EXPRESSION_QUEUE_UNKNOWN;
        };
    }

    /// Whether it can be kept all the same.
    boolean isWarning() {
        return compareTo(NOBODY_MATCHES) >= 0;
    }

    @Override
    public int status() {
        return 400;
    }
}
