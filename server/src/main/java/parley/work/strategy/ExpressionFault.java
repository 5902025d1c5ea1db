package parley.work.strategy;

import java.util.List;

/// An expression cannot be understood.
final class ExpressionFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final int position;
    private final transient List<Object> arguments;

    /// @param position of the character at which it is, from 1
    ExpressionFault(Fault fault, int position, Object... arguments) {
        super(fault.code() + " at " + position);
        this.fault = fault;
        this.position = position;
        this.arguments = List.of(arguments);
    }

    Fault fault() {
        return fault;
    }

    int position() {
        return position;
    }

    List<Object> arguments() {
        return arguments;
    }
}
