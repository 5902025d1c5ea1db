package parley.teletraffic;

import java.util.function.DoubleUnaryOperator;

/// The integral of a smooth function as a sum over sixteen points (C. F. Gauss, 1814): exact for
/// polynomials up to degree 31.
final class GaussLegendre {

    private static final int POINTS = 16;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int point = 0; point < POINTS; point++) {
            // the guess of F. Tricomi is so close that Newton needs a few steps
            double x = Math.cos(Math.PI * (point + 0.75) / (POINTS + 0.5));
            for (int step = 0; step < 8; step++) {
                x -= legendre(POINTS, x) / slope(x);
            }
            NODES[point] = x;
            WEIGHTS[point] = 2 / ((1 - x * x) * slope(x) * slope(x));
        }
    }

    private GaussLegendre() {}

    static double integral(double from, double to, DoubleUnaryOperator function) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double sum = 0;
        for (int point = 0; point < POINTS; point++) {
            sum += WEIGHTS[point] * function.applyAsDouble(middle + half * NODES[point]);
        }
        return half * sum;
    }

    private static double legendre(int degree, double x) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= degree; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return value;
    }

    private static double slope(double x) {
        return POINTS * (x * legendre(POINTS, x) - legendre(POINTS - 1, x)) / (x * x - 1);
    }
}
