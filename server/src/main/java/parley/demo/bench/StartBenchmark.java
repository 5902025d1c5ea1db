package parley.demo.bench;

import java.io.IOException;

/// How long a start takes, the first and the next ones, and what is held afterwards.
final class StartBenchmark implements Bench.Benchmark {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Lab lab, Report report) throws IOException, InterruptedException {
        lab.stop();
        report.add("start.first [s]", start(lab));
        for (int round = 0; round < lab.rounds(); round++) {
            lab.stop();
            report.add("start.next [s]", start(lab));
            Lab.pause(lab.time());
            report.add("start.java [MB]", Memory.ofJava(lab.centre().process().pid()));
            report.add("start.database [MB]", Memory.ofDatabase(lab.folder()));
        }
    }

    private static double start(Lab lab) throws IOException {
        long begin = System.nanoTime();
        lab.start();
        return (System.nanoTime() - begin) / 1e9;
    }
}
