package parley.demo.bench;

import java.io.IOException;
import parley.demo.bench.Report.Samples;

/// How fast a visitor's words reach a page of staff, alone and when as many come as fit.
final class ChatBenchmark implements Bench.Benchmark {

    private static final int PACE = 20;
    private static final int CALM = 6;
    private static final int AT_ONCE = 64;
    private static final int MANY = 3 * AT_ONCE;

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public void run(Lab lab, Report report) throws IOException, InterruptedException {
        lab.startForLoad();
        var calm = new Chatters(lab, CALM);
        var many = new Chatters(lab, MANY);
        try (var echo = new EchoBaseline();
                var store = new BaselineStore(lab.folder())) {
            Chatters.Result cold = calm.paced(PACE, lab.time());
            report.add("chat.cold.p50 [ms]", cold.p50());
            report.add("chat.cold.p99 [ms]", cold.p99());
            // the code of the paths is compiled now
            many.saturated(AT_ONCE, lab.time().multipliedBy(6));
            for (int round = 0; round < lab.rounds(); round++) {
                baseline(lab, report, echo, store);
                product(lab, report, calm, many);
            }
        }
        calm.leave();
        many.leave();
        report.compare("chat.p50 [ms]", "echo.p50 [ms]");
        report.compare("chat.messages [1/s]", "transactions [1/s]");
        report.compare("chat.messages [1/s]", "echo.messages [1/s]");
    }

    private static void baseline(Lab lab, Report report, EchoBaseline echo, BaselineStore store)
            throws InterruptedException {
        Samples paced = echo.paced(PACE, lab.time());
        report.add("echo.p50 [ms]", paced.millis(0.5));
        report.add("echo.p99 [ms]", paced.millis(0.99));
        report.add("echo.messages [1/s]", echo.saturated(AT_ONCE, lab.time()));
        report.add("transactions [1/s]", store.saturated(lab.time()));
    }

    private static void product(Lab lab, Report report, Chatters calm, Chatters many) throws InterruptedException {
        Chatters.Result paced = calm.paced(PACE, lab.time());
        report.add("chat.p50 [ms]", paced.p50());
        report.add("chat.p99 [ms]", paced.p99());
        Chatters.Result saturated = many.saturated(AT_ONCE, lab.time());
        report.add("chat.messages [1/s]", saturated.rate());
        report.add("chat.saturated.p50 [ms]", saturated.p50());
        report.add("chat.saturated.p99 [ms]", saturated.p99());
        report.add("chat.lost", paced.lost() + saturated.lost());
    }
}
