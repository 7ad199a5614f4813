package dev.signet.benchmarks.layers;

import dev.signet.benchmarks.machine.Peak;
import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.measure.Pace;
import dev.signet.benchmarks.measure.Timing;
import dev.signet.benchmarks.ours.OurLayer;
import dev.signet.benchmarks.peer.OnnxLayer;
import dev.signet.benchmarks.peer.OrtModel;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * One layer: ours in three forms, ONNX Runtime in floats and bytes, and the register loops, taking
 * turns on one thread. Where a layer's output can be its input, ONNX Runtime also runs eight copies
 * in a row, which spares it the change of layout at both ends; the faster form counts.
 */
final class LayerContest {
  private static final int COPIES = 8;
  private static final String COPIES_SAID = " x" + COPIES;

  private final LayerShape shape;
  private final Map<String, Timing> times;
  private final List<Peak> peaks;

  private LayerContest(LayerShape shape, Map<String, Timing> times, List<Peak> peaks) {
    this.shape = shape;
    this.times = times;
    this.peaks = peaks;
  }

  /** Checks that all compute the same, then times them. */
  static LayerContest run(LayerShape shape, List<Peak> peaks, Pace pace) throws Exception {
    var data = LayerData.random(shape, 1);
    var ours = new OurLayer(shape, data);
    var contest =
        new Contest(pace)
            .add("float", ours::toFloats)
            .add("pack", ours::packToFloats)
            .add("bits", ours::toBits);
    peaks.forEach(peak -> contest.add(peak.name(), peak.work()));
    float step = shape.fanIn() / 100f;
    try (var real = real(shape, data, 1);
        var reals = real(shape, data, shape.chains() ? COPIES : 1);
        var bytes = OrtModel.load(OnnxLayer.bytes(shape, data.weights(), step, 1), 1);
        var chain =
            OrtModel.load(
                OnnxLayer.bytes(shape, data.weights(), step, shape.chains() ? COPIES : 1), 1)) {
      List.of(real, reals).forEach(model -> feedReal(shape, data, model.in().asFloatBuffer()));
      List.of(bytes, chain).forEach(model -> feedBytes(shape, data, model.in()));
      ours.packToFloats();
      ours.toBits();
      real.run();
      bytes.run();
      check(shape, data, ours, real.out().asFloatBuffer(), bytes.out(), step);
      contest.add("fp32", real::run).add("u8s8", bytes::run);
      if (shape.chains()) {
        contest.add("fp32" + COPIES_SAID, reals::run).add("u8s8" + COPIES_SAID, chain::run);
      }
      return new LayerContest(shape, contest.run(), peaks);
    }
  }

  LayerShape shape() {
    return shape;
  }

  Map<String, Timing> times() {
    return times;
  }

  /** Nanoseconds of one of ours: float, pack or bits. */
  double ours(String form) {
    return times.get(form).median();
  }

  /** Nanoseconds of one layer in ONNX Runtime, alone or in a row: fp32 or u8s8. */
  double peer(String kind) {
    double alone = times.get(kind).median();
    Timing row = times.get(kind + COPIES_SAID);
    return row == null ? alone : Math.min(alone, row.median() / COPIES);
  }

  /** Operations a nanosecond (GOP/s) of one of ours. */
  double gops(String form) {
    return shape.operations() / ours(form);
  }

  /** GOP/s of the fastest register loop. */
  double peak(boolean popcount) {
    return peaks.stream()
        .filter(p -> p.popcount() == popcount)
        .mapToDouble(this::gops)
        .max()
        .orElseThrow();
  }

  double gops(Peak peak) {
    return peak.operations() / times.get(peak.name()).median();
  }

  private static OrtModel real(LayerShape shape, LayerData data, int copies) throws Exception {
    return OrtModel.load(
        OnnxLayer.real(shape, data.weights(), data.scale(), data.shift(), copies), 1);
  }

  private static void feedReal(LayerShape shape, LayerData data, FloatBuffer in) {
    int pixels = shape.size() * shape.size();
    for (int i = 0; i < shape.inputs(); i++) {
      in.put(i % shape.in() * pixels + i / shape.in(), data.sign(i));
    }
  }

  private static void feedBytes(LayerShape shape, LayerData data, ByteBuffer in) {
    int pixels = shape.size() * shape.size();
    for (int i = 0; i < shape.inputs(); i++) {
      int to = i % shape.in() * pixels + i / shape.in();
      in.put(to, (byte) (OnnxLayer.ZERO + data.sign(i)));
    }
  }

  /** Throws unless floats agree to rounding, bytes to one step, and bits with their sums. */
  private static void check(
      LayerShape shape,
      LayerData data,
      OurLayer ours,
      FloatBuffer real,
      ByteBuffer bytes,
      float step) {
    int pixels = shape.outSize() * shape.outSize();
    for (int i = 0; i < shape.outputs(); i++) {
      int channel = i % shape.out();
      int pixel = i / shape.out();
      int at = channel * pixels + pixel;
      float found = ours.floats()[i];
      long sum = Math.round((double) (found - data.shift()[channel]) / data.scale()[channel]);
      float peer = real.get(at);
      long expected = Math.clamp(Math.round(sum / (double) step) + OnnxLayer.ZERO, 0L, 255L);
      int bit = channel % 8 == 0 ? -1 : 1;
      boolean reached = bit * sum >= (long) bit * data.bounds()[channel];
      if (!(Math.abs(found - peer) <= 1e-3 * (1 + Math.abs(peer)))
          || Math.abs(expected - (bytes.get(at) & 0xFF)) > 1
          || ours.bit(pixel, channel) != (reached ? 1 : -1)) {
        throw new IllegalStateException(
            "%s, pixel %d, channel %d: ours %s (sum %d, bit %d), ONNX Runtime %s and %d"
                .formatted(
                    shape.name(),
                    pixel,
                    channel,
                    found,
                    sum,
                    ours.bit(pixel, channel),
                    peer,
                    bytes.get(at) & 0xFF));
      }
    }
  }
}
