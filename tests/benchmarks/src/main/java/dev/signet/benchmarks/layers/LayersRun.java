package dev.signet.benchmarks.layers;

import static dev.signet.benchmarks.report.Column.Format.FRACTION;
import static dev.signet.benchmarks.report.Column.Format.GOPS;
import static dev.signet.benchmarks.report.Column.Format.MICROS;
import static dev.signet.benchmarks.report.Column.Format.RATIO;
import static dev.signet.benchmarks.report.Column.Format.TEXT;

import dev.signet.benchmarks.machine.JavaPeaks;
import dev.signet.benchmarks.machine.NativePeaks;
import dev.signet.benchmarks.machine.Peak;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Statistics;
import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.peer.OrtModel;
import dev.signet.benchmarks.report.Column;
import dev.signet.benchmarks.report.Result;
import dev.signet.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All layers by the kernels of this JVM. */
public final class LayersRun {
  private static final List<LayerShape> RESNET =
      List.of(
          LayerShape.conv(56, 64, 64, 3, 1),
          LayerShape.conv(28, 128, 128, 3, 1),
          LayerShape.conv(14, 256, 256, 3, 1),
          LayerShape.conv(7, 512, 512, 3, 1));

  private static final List<LayerShape> OTHERS =
      List.of(
          LayerShape.conv(56, 64, 128, 3, 2),
          LayerShape.conv(28, 128, 256, 3, 2),
          LayerShape.conv(14, 256, 512, 3, 2),
          LayerShape.conv(56, 64, 64, 1, 1),
          LayerShape.conv(28, 128, 256, 1, 1),
          LayerShape.conv(14, 256, 256, 1, 1),
          LayerShape.dense(4096, 4096));

  /** Nanoseconds on a Pixel 1, from docs/benchmark_and_comparison.md of JDAI-CV/dabnn. */
  private static final Map<LayerShape, Double> DABNN = dabnn();

  private final Map<LayerShape, LayerContest> contests = new LinkedHashMap<>();
  private final List<Peak> peaks = new ArrayList<>(JavaPeaks.all());
  private final Result result;

  private LayersRun(NativePeaks probe, Result result) {
    peaks.addAll(probe.all());
    this.result = result;
    result.fact("kernels", OurLayer.kernels());
    result.fact("peers", "ONNX Runtime " + OrtModel.version() + ", one thread");
    result.fact("register loops", probe.remark());
  }

  /** Times all layers and adds the tables to a result. */
  public static void run(NativePeaks probe, Pace pace, Result result) throws Exception {
    var run = new LayersRun(probe, result);
    for (LayerShape shape :
        Stream.of(RESNET, OTHERS, DABNN.keySet()).flatMap(Collection::stream).toList()) {
      if (!run.contests.containsKey(shape)) {
        var contest = LayerContest.run(shape, run.peaks, pace);
        run.contests.put(shape, contest);
        result.timings(shape.name(), contest.times());
      }
    }
    run.fractions("ResNet-18's four 3x3 layers", RESNET, true);
    run.fractions("Strides, 1x1 and dense", OTHERS, false);
    run.times();
    run.dabnnShapes();
    run.peaks();
    result.note(
        "\"of peak\": share of the fastest register loop of xor, popcount and add in the same"
            + " contest; padding counts as work. \"fp32\" and \"u8s8\": ONNX Runtime's time over"
            + " ours, its faster form of one layer alone and eight in a row.");
  }

  private void fractions(String title, List<LayerShape> shapes, boolean worst) {
    var table =
        new Table(
            title,
            List.of(
                new Column("layer", TEXT),
                new Column("float out, of peak", FRACTION),
                new Column("pack + float out", FRACTION),
                new Column("bits out", FRACTION),
                new Column("fp32", RATIO),
                new Column("u8s8", RATIO),
                new Column("pack: fp32", RATIO),
                new Column("pack: u8s8", RATIO),
                new Column("bits: fp32", RATIO),
                new Column("bits: u8s8", RATIO)));
    for (LayerShape shape : shapes) {
      LayerContest c = contests.get(shape);
      double peak = c.peak(true);
      table.row(
          shape.name(),
          c.gops("float") / peak,
          c.gops("pack") / peak,
          c.gops("bits") / peak,
          c.peer("fp32") / c.ours("float"),
          c.peer("u8s8") / c.ours("float"),
          c.peer("fp32") / c.ours("pack"),
          c.peer("u8s8") / c.ours("pack"),
          c.peer("fp32") / c.ours("bits"),
          c.peer("u8s8") / c.ours("bits"));
    }
    table.summary("geometric mean", Statistics::geomean);
    if (worst) {
      table.summary("worst", Collections::min);
    }
    result.table(table);
  }

  private void times() {
    var table =
        new Table(
            "Microseconds of one layer",
            List.of(
                new Column("layer", TEXT),
                new Column("float out", MICROS),
                new Column("pack + float out", MICROS),
                new Column("bits out", MICROS),
                new Column("ORT fp32", MICROS),
                new Column("ORT u8s8", MICROS)));
    contests.forEach((shape, c) ->
        table.row(
            shape.name(),
            c.ours("float"),
            c.ours("pack"),
            c.ours("bits"),
            c.peer("fp32"),
            c.peer("u8s8")));
    result.table(table);
  }

  private void dabnnShapes() {
    var table =
        new Table(
            "GOP/s on the six layers of daBNN's table",
            List.of(
                new Column("layer", TEXT),
                new Column("float out", GOPS),
                new Column("bits out", GOPS),
                new Column("daBNN on a Pixel 1, as published", GOPS)));
    DABNN.forEach((shape, nanos) -> {
      LayerContest c = contests.get(shape);
      table.row(shape.name(), c.gops("float"), c.gops("bits"), shape.operations() / nanos);
    });
    result.table(table);
    result.note(
        "daBNN is tuned for ARM and was timed by its authors on one core of a telephone of 2016:"
            + " its column says what the shapes are, not which library is faster.");
  }

  private void peaks() {
    var table =
        new Table(
            "Register loops, one core",
            List.of(
                new Column("loop", TEXT),
                new Column("GOP/s", GOPS),
                new Column("of the fastest of its kind", FRACTION)));
    for (Peak peak : peaks) {
      double gops =
          Statistics.median(contests.values().stream().mapToDouble(c -> c.gops(peak)).toArray());
      double best =
          Statistics.median(
              contests.values().stream().mapToDouble(c -> c.peak(peak.popcount())).toArray());
      table.row(peak.name(), gops, gops / best);
    }
    result.table(table);
  }

  private static Map<LayerShape, Double> dabnn() {
    var layers = new LinkedHashMap<LayerShape, Double>();
    layers.put(LayerShape.conv(14, 256, 256, 5, 1), 3_661_928.0);
    layers.put(LayerShape.conv(56, 64, 64, 3, 1), 1_306_391.0);
    layers.put(LayerShape.conv(28, 128, 128, 3, 1), 958_388.0);
    layers.put(LayerShape.conv(14, 256, 256, 3, 1), 975_123.0);
    layers.put(LayerShape.conv(14, 256, 256, 3, 2), 268_310.0);
    layers.put(LayerShape.conv(7, 512, 512, 3, 1), 1_281_832.0);
    return layers;
  }
}
