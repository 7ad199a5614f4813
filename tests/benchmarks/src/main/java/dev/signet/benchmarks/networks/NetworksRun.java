package dev.signet.benchmarks.networks;

import static dev.signet.benchmarks.report.Column.Format.COUNT;
import static dev.signet.benchmarks.report.Column.Format.MILLIS;
import static dev.signet.benchmarks.report.Column.Format.RATIO;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import com.sun.management.ThreadMXBean;
import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Timing;
import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.ours.OurNet;
import dev.signet.benchmarks.peer.OrtModel;
import dev.signet.benchmarks.peer.TorchNet;
import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole networks against their real-valued twins. */
public final class NetworksRun {
  private static final int BATCH = 16;
  private static final int PREDICTIONS = 50;

  private final Pace pace;
  private final boolean torch;
  private final Map<OurNet, OurNet.Loaded> loaded = new EnumMap<>(OurNet.class);
  private final Map<NetContest, Map<String, Timing>> contests = new LinkedHashMap<>();

  private NetworksRun(Pace pace, boolean torch) {
    this.pace = pace;
    this.torch = torch;
  }

  /**
   * Times all networks and adds the tables to a result.
   *
   * @param models the folder of {@link Models#write}
   */
  public static void run(Path models, Pace pace, Result result) throws Exception {
    String pytorch = pytorch();
    var run = new NetworksRun(pace, pytorch != null);
    for (OurNet net : OurNet.values()) {
      run.loaded.put(net, net.load(models));
    }
    result.fact("kernels", OurLayer.kernels());
    result.fact(
        "peers", "ONNX Runtime " + OrtModel.version() + (pytorch == null ? "" : "; " + pytorch));
    Table bytes = run.allocation(); // before the threads of the peers
    run.contest(OurNet.BIREAL18, Twins.resNet18(224), 1, 1);
    run.contest(OurNet.BIREAL18, Twins.resNet18(224), 2, 1);
    run.contest(OurNet.BIREAL18, Twins.resNet18(224), 1, BATCH);
    run.contest(OurNet.BIREAL18, Twins.resNet18(224), 2, BATCH);
    run.contest(OurNet.DIGITS, Twins.digitNet(), 1, 1);
    run.contest(OurNet.DIGITS, Twins.digitNet(), 1, BATCH);
    result.table(run.ratios());
    result.table(run.threads());
    result.table(bytes);
    run.contests.forEach((contest, times) -> result.timings(contest.name(), times));
    result.note(
        "Times are milliseconds of one picture; \"x\" is the peer's time over ours. The peers run"
            + " ResNet-18, and the digits network with real weights and inputs; batch norms are"
            + " folded, weights are random everywhere. u8s8: QuantizeLinear and DequantizeLinear"
            + " around every layer. PyTorch runs operator by operator on one thread.");
  }

  private void contest(OurNet net, Twins.Description twin, int threads, int batch)
      throws Exception {
    var contest = new NetContest(net, twin, threads, batch, torch && threads == 1);
    contests.put(contest, contest.run(loaded.get(net), pace));
  }

  private Table ratios() {
    var table =
        new Table(
            "Whole networks",
            List.of(
                new Column("network", TEXT),
                new Column("ours, ms", MILLIS),
                new Column("ORT fp32, ms", MILLIS),
                new Column("x", RATIO),
                new Column("ORT u8s8, ms", MILLIS),
                new Column("x", RATIO),
                new Column("PyTorch, ms", MILLIS),
                new Column("x", RATIO)));
    contests.forEach((c, times) -> {
      Double ours = nanos(c, times, c.ours());
      Double fp32 = nanos(c, times, NetContest.FP32);
      Double u8s8 = nanos(c, times, NetContest.U8S8);
      Double pytorch = nanos(c, times, NetContest.TORCH);
      table.row(
          c.name(),
          ours,
          fp32,
          ratio(fp32, ours),
          u8s8,
          ratio(u8s8, ours),
          pytorch,
          ratio(pytorch, ours));
    });
    return table;
  }

  private Table threads() {
    var table =
        new Table(
            "Two threads over one",
            List.of(
                new Column("network", TEXT),
                new Column("one thread, ms", MILLIS),
                new Column("two threads, ms", MILLIS),
                new Column("x", RATIO)));
    contests.forEach((c, times) -> {
      if (c.threads() > 1) {
        Double one = nanos(c, times, NetContest.ONE_THREAD);
        Double more = nanos(c, times, NetContest.OURS);
        table.row(c.name(), one, more, ratio(one, more));
      }
    });
    return table;
  }

  private Table allocation() throws Exception {
    var table =
        new Table(
            "Bytes allocated by a prediction of predictor(), compiled",
            List.of(new Column("network", TEXT), new Column("bytes", COUNT)));
    for (OurNet net : OurNet.values()) {
      table.row(net.title(), bytes(loaded.get(net).one(net.pictures(1)[0])));
    }
    return table;
  }

  /** The least of three counts, once the JIT compiler is done: until then vectors are objects. */
  private double bytes(Contest.Work work) throws Exception {
    new Contest(pace).add(NetContest.OURS, work).run();
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long before = bean.getCurrentThreadAllocatedBytes();
      for (int n = 0; n < PREDICTIONS; n++) {
        work.run();
      }
      long after = bean.getCurrentThreadAllocatedBytes();
      least = Math.min(least, (after - before) / (double) PREDICTIONS);
    }
    return least;
  }

  /** Nanoseconds of one picture; null where there is no time. */
  private static Double nanos(NetContest contest, Map<String, Timing> times, String who) {
    Timing timing = times.get(who);
    return timing == null ? null : timing.median() / contest.batch();
  }

  private static Double ratio(Double peer, Double ours) {
    return peer == null || ours == null ? null : peer / ours;
  }

  /** PyTorch's name and version; null where its native part is not there for this machine. */
  private static String pytorch() {
    try {
      return TorchNet.version();
    } catch (RuntimeException | LinkageError e) {
      System.err.println("PyTorch is left out: " + e);
      return null;
    }
  }
}
