package parley.demo.bench;

import java.io.IOException;

/// One thing that is measured.
interface Benchmark {

    /// The word after `bench`.
    String name();

    /// Measures the product and its baseline in turn.
    void run(Lab lab, Report report) throws IOException, InterruptedException;
}
