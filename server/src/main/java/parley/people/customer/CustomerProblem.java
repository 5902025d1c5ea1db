package parley.people.customer;

import parley.platform.kernel.ProblemCode;

/// Refusals about customers.
enum CustomerProblem implements ProblemCode {
    CUSTOMER_BLOCKED(403),
    IDENTITY_OF_ANOTHER(409),
    BLOCK_IN_THE_PAST(400);

    private final int status;

    CustomerProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
