package dev.signet.tests.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a model file, written from docs/model-format.md and using nothing of this project. It keeps
 * bits as the floats +1 and -1 and packs nothing: slow, and easy to compare with the page.
 */
public final class FormatReader {
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, float[]> values = new HashMap<>();

  private final CanaryInputs canaries;

  private FormatReader(CanaryInputs canaries) {
    this.canaries = canaries;
  }

  /** What the page says of canaries. */
  CanaryInputs canaries() {
    return canaries;
  }

  /** Reads a file. */
  public static FormatReader read(Path path) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) file.getLong(0);
    String text = StandardCharsets.UTF_8.decode(file.slice(8, length)).toString();
    Map<?, ?> header = (Map<?, ?>) JsonText.parse(text);
    Map<String, ByteBuffer> tensors = new HashMap<>();
    header.forEach((name, info) -> {
      if (((Map<?, ?>) info).get("data_offsets") instanceof List<?> offsets) {
        int from = ((Double) offsets.get(0)).intValue();
        int to = ((Double) offsets.get(1)).intValue();
        ByteBuffer data = file.slice(8 + length + from, to - from);
        tensors.put((String) name, data.order(ByteOrder.LITTLE_ENDIAN));
      }
    });
    Map<?, ?> metadata = (Map<?, ?>) header.get("__metadata__");
    FormatReader reader = new FormatReader(CanaryInputs.of(metadata, tensors));
    for (Object line : (List<?>) JsonText.parse((String) metadata.get("plan"))) {
      reader.steps.add(new Step((Map<?, ?>) line, tensors));
    }
    return reader;
  }

  /** Names of the steps, in order. */
  public List<String> ops() {
    return steps.stream().map(Step::op).toList();
  }

  /** The last step's value for a raw input, interleaved. */
  public float[] logits(float[] raw) {
    values.put("raw", raw);
    float[] last = raw;
    for (Step step : steps) {
      List<float[]> in = step.names("in").stream().map(values::get).toList();
      last = run(step, in);
      values.put(step.text("out"), last);
    }
    return last;
  }

  private static float[] run(Step s, List<float[]> in) {
    float[] x = in.get(0);
    return switch (s.op()) {
      case "identity", "flatten", "flatten_bits" -> x;
      case "standardize", "affine" -> affine(s, x);
      case "encode" -> encode(s, x);
      case "sign" -> sign(s, x);
      case "levels" -> levels(s, x);
      case "conv", "dense" -> chain(s, x, transposed(s), s.has("bias") ? s.floats("bias") : null);
      case "sign_conv", "sign_dense" -> affine(s, chain(s, x, signs(s), null));
      case "binary_conv", "binary_dense" -> {
        float[] sums = chain(s, x, signs(s), null); // whole numbers below 2^24: exact
        yield s.bits() ? thresholds(s, sums) : affine(s, sums);
      }
      case "activation" -> Activations.apply(s, x);
      case "max_pool" -> pool(s, x, (c, a, b) -> Math.max(a, b));
      case "max_pool_bits" -> {
        long[] falling = s.has("falling") ? s.longs("falling") : new long[s.out()[2] / 64 + 1];
        yield pool(s, x, (c, a, b) -> bit(falling, c) ? Math.min(a, b) : Math.max(a, b));
      }
      case "avg_pool" -> average(s, pool(s, x, (c, a, b) -> a + b));
      case "global_avg_pool" -> global(s, x);
      case "add" -> add(in);
      case "channel_magnitude" -> {
        int channels = s.in(0)[2];
        float[] y = new float[x.length / channels];
        for (int i = 0; i < x.length; i++) {
          y[i / channels] += Math.abs(x[i]);
          y[i / channels] /= i % channels == channels - 1 ? channels : 1;
        }
        yield y;
      }
      case "box" -> {
        int[] kernel = s.numbers("kernel");
        float[] y = pool(s, x, (c, a, b) -> a + b);
        for (int i = 0; i < y.length; i++) {
          y[i] /= kernel[0] * kernel[1];
        }
        yield y;
      }
      case "multiply" -> multiply(s, in);
      case "concat" -> concat(s, in);
      case "position_scale" -> {
        float[] rows = s.floats("rows");
        float[] columns = s.floats("columns");
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          int pixel = i / s.out()[2];
          y[i] = x[i] * (rows[pixel / columns.length] * columns[pixel % columns.length]);
        }
        yield y;
      }
      case "pad_channels" -> {
        float[] y = new float[s.out()[0] * s.out()[1] * s.out()[2]];
        for (int i = 0; i < x.length; i++) {
          y[i / s.in(0)[2] * s.out()[2] + i % s.in(0)[2]] = x[i];
        }
        yield y;
      }
      case "mean_of_copies" -> mean(x, s.number("copies"), s.number("block"));
      default -> throw new IllegalArgumentException("the page knows no " + s.op());
    };
  }

  private static float[] affine(Step s, float[] x) {
    float[] scale = s.floats("scale");
    float[] shift = s.floats("shift");
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.fma(x[i], scale[i % scale.length], shift[i % scale.length]);
    }
    return y;
  }

  private static float[] encode(Step s, float[] x) {
    int levels = s.number("levels");
    float[] numbers = s.floats("numbers");
    float[] y = new float[x.length * levels];
    for (int i = 0; i < y.length; i++) {
      float value = x[i / levels];
      float number = numbers[i % numbers.length];
      boolean set =
          switch (s.text("encoder")) {
            case "dev.signet.dsl.encoder.Thermometer" -> value >= number;
            case "dev.signet.dsl.encoder.BitPlanes" -> ((long) value >> i % levels & 1) == 1;
            case "dev.signet.tests.choices.Ladder" -> value >= number ^ i % levels % 2 == 1;
            default -> throw new IllegalArgumentException("somebody's own " + s.text("encoder"));
          };
      y[i] = set ? 1 : -1;
    }
    return y;
  }

  private static float[] sign(Step s, float[] x) {
    float[] thresholds = s.floats("thresholds");
    int planes = s.planes();
    int count = thresholds.length / planes;
    int row = s.text("out_form").equals("flat_bits") ? x.length : s.in(0)[2];
    float[] y = new float[x.length * planes];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < planes; k++) {
        boolean set = x[i] >= thresholds[k * count + i % count];
        y[(i / row * planes + k) * row + i % row] = set ? 1 : -1;
      }
    }
    return y;
  }

  private static float[] levels(Step s, float[] x) {
    float[] thresholds = s.floats("thresholds");
    int count = thresholds.length / s.planes();
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int reached = 0;
      for (int k = 0; k < s.planes(); k++) {
        reached += x[i] >= thresholds[k * count + i % count] ? 1 : 0;
      }
      y[i] = s.floats("levels")[reached];
    }
    return y;
  }

  private static float[] thresholds(Step s, float[] sums) {
    int[] bounds = s.ints("bounds");
    byte[] directions = s.bytes("directions");
    int n = s.number("fan_in");
    int words = (2 * n + 1 + 63) / 64;
    int[] row = new int[bounds.length];
    for (int c = 1; c < row.length; c++) {
      row[c] = row[c - 1] + (directions[c - 1] == 0 ? 1 : 0);
    }
    long[] tables = s.has("tables") ? s.longs("tables") : new long[0];
    float[] y = new float[sums.length];
    for (int i = 0; i < y.length; i++) {
      int c = i % bounds.length;
      int acc = (int) sums[i];
      boolean set =
          switch (directions[c]) {
            case 1 -> acc >= bounds[c];
            case 2 -> acc <= bounds[c];
            default -> bit(tables, row[c] * words * 64 + acc + n);
          };
      y[i] = set ? 1 : -1;
    }
    return y;
  }

  /** Weights of bits as [ky][kx][in][out] floats. */
  private static float[] signs(Step s) {
    long[] words = s.longs("weights");
    int out = s.out()[2];
    boolean dense = s.op().endsWith("dense");
    int in = dense ? s.in(0)[0] * s.in(0)[1] * s.in(0)[2] : s.in(0)[2];
    int taps = dense ? 1 : s.numbers("kernel")[0] * s.numbers("kernel")[1];
    int stored = in / s.planes();
    int perTap = (stored + 63) / 64;
    float[] weights = new float[taps * in * out];
    for (int o = 0; o < out; o++) {
      for (int k = 0; k < taps; k++) {
        for (int c = 0; c < in; c++) {
          boolean set = bit(words, (o * taps + k) * perTap * 64 + c % stored);
          weights[(k * in + c) * out + o] = set ? 1 : -1;
        }
      }
    }
    return weights;
  }

  private static float[] transposed(Step s) {
    return s.floats("weights"); // the file has [ky][kx][in][out]
  }

  /** One fma chain per output, in the order ky, kx, channel. */
  private static float[] chain(Step s, float[] x, float[] weights, float[] bias) {
    boolean dense = s.op().endsWith("dense");
    int[] shape = dense ? new int[] {1, 1, x.length} : s.in(0);
    int[] kernel = dense ? new int[] {1, 1} : s.numbers("kernel");
    int[] stride = dense ? new int[] {1, 1} : s.numbers("stride");
    int[] pad = dense ? new int[] {0, 0} : s.numbers("pad");
    String padding = dense ? "zero" : s.text("padding");
    int[] out = s.out();
    float[] y = new float[out[0] * out[1] * out[2]];
    for (int i = 0; i < y.length; i++) {
      int o = i % out[2];
      int left = i / out[2] % out[1] * stride[1] - pad[1];
      int top = i / out[2] / out[1] * stride[0] - pad[0];
      float acc = bias == null ? 0 : bias[o];
      for (int k = 0; k < kernel[0] * kernel[1]; k++) {
        int row = top + k / kernel[1];
        int column = left + k % kernel[1];
        boolean inside = row >= 0 && row < shape[0] && column >= 0 && column < shape[1];
        for (int c = 0; c < shape[2] && (inside || !padding.equals("zero")); c++) {
          float outside = padding.equals("one") ? 1 : -1;
          float v = inside ? x[(row * shape[1] + column) * shape[2] + c] : outside;
          acc = Math.fma(v, weights[(k * shape[2] + c) * out[2] + o], acc);
        }
      }
      y[i] = acc;
    }
    return y;
  }

  private interface Merge {
    float of(int channel, float a, float b);
  }

  /** Merges the real pixels of each window, in the order ky, kx. */
  private static float[] pool(Step s, float[] x, Merge merge) {
    int[] shape = s.in(0);
    int[] out = s.out();
    float[] y = new float[out[0] * out[1] * out[2]];
    for (int i = 0; i < y.length; i++) {
      int c = i % out[2];
      boolean first = true;
      for (int pixel : window(s, i / out[2])) {
        float v = x[pixel * shape[2] + c];
        y[i] = first ? v : merge.of(c, y[i], v);
        first = false;
      }
    }
    return y;
  }

  /** Numbers of the real pixels in the window of an output pixel. */
  private static List<Integer> window(Step s, int output) {
    int[] shape = s.in(0);
    int[] kernel = s.numbers("kernel");
    int[] stride = s.numbers("stride");
    int[] pad = s.op().startsWith("avg") ? new int[2] : s.numbers("pad");
    List<Integer> pixels = new ArrayList<>();
    for (int k = 0; k < kernel[0] * kernel[1]; k++) {
      int row = output / s.out()[1] * stride[0] - pad[0] + k / kernel[1];
      int column = output % s.out()[1] * stride[1] - pad[1] + k % kernel[1];
      if (row >= 0 && row < shape[0] && column >= 0 && column < shape[1]) {
        pixels.add(row * shape[1] + column);
      }
    }
    return pixels;
  }

  private static float[] average(Step s, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= window(s, i / s.out()[2]).size();
    }
    return sums;
  }

  private static float[] global(Step s, float[] x) {
    int channels = s.out()[2];
    float[] y = new float[channels];
    for (int c = 0; c < channels; c++) {
      float sum = x[c];
      for (int i = c + channels; i < x.length; i += channels) {
        sum += x[i];
      }
      y[c] = sum / (x.length / channels);
    }
    return y;
  }

  private static float[] add(List<float[]> in) {
    float[] y = in.get(0).clone();
    for (float[] x : in.subList(1, in.size())) {
      for (int i = 0; i < y.length; i++) {
        y[i] += x[i];
      }
    }
    return y;
  }

  private static float[] multiply(Step s, List<float[]> in) {
    int[] out = s.out();
    float[] y = new float[out[0] * out[1] * out[2]];
    for (int i = 0; i < y.length; i++) {
      float[] a = in.get(0);
      float[] b = in.get(1);
      y[i] = a[spread(s, 0, i)] * b[spread(s, 1, i)];
    }
    return y;
  }

  /** Where an operand has the number for one of the product. */
  private static int spread(Step s, int operand, int i) {
    int[] in = s.in(operand);
    int channels = s.out()[2];
    return i / channels % (in[0] * in[1]) * in[2] + i % channels % in[2];
  }

  private static float[] concat(Step s, List<float[]> in) {
    int[] out = s.out();
    float[] y = new float[out[0] * out[1] * out[2]];
    int offset = 0;
    for (int part = 0; part < in.size(); part++) {
      int channels = s.in(part)[2];
      for (int i = 0; i < in.get(part).length; i++) {
        y[i / channels * out[2] + offset + i % channels] = in.get(part)[i];
      }
      offset += channels;
    }
    return y;
  }

  private static float[] mean(float[] x, int copies, int block) {
    float[] y = new float[x.length / copies];
    for (int i = 0; i < x.length; i += copies * block) {
      for (int c = 0; c < block; c++) {
        float sum = x[i + c];
        for (int k = 1; k < copies; k++) {
          sum += x[i + k * block + c];
        }
        y[i / copies + c] = sum / copies;
      }
    }
    return y;
  }

  private static boolean bit(long[] words, int i) {
    return (words[i / 64] >>> i % 64 & 1) == 1;
  }
}
