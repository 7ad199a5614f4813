package dev.signet.inference;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.BinaryConvolution;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.inference.kernel.FloatConvolution;
import dev.signet.inference.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The steps of a pass as people read them: a line a step, columns aligned. */
final class PlanTable {
  private static final String[] HEAD = {
    "", "step", "layer", "kernel", "reads", "writes", "buffer", "tensors, folded layers"
  };

  private PlanTable() {}

  /**
   * The whole text.
   *
   * @param places the buffer of each step's value, in the order of the steps; fewer where the
   *     generated class does not tell
   */
  static String of(ModelSpec spec, List<String> places) {
    List<String[]> rows = new ArrayList<>();
    rows.add(HEAD);
    for (int i = 0; i < spec.planLines().size(); i++) {
      var step = (Map<?, ?>) Json.parse(spec.planLines().get(i));
      rows.add(row(i, step, i < places.size() ? places.get(i) : "?"));
    }
    int[] widths = new int[HEAD.length];
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    String title =
        "%s on %s kernels (%s)\n".formatted(spec.network(), Kernels.selected(), Kernels.reason());
    return rows.stream().map(r -> line(r, widths)).collect(Collectors.joining("", title, ""));
  }

  private static String line(String[] row, int[] widths) {
    var line = new StringBuilder();
    for (int c = 0; c < row.length; c++) {
      line.append(" ".repeat(c == 0 ? widths[c] - row[c].length() : 0)).append(row[c]);
      line.append(" ".repeat(c == 0 ? 2 : widths[c] - row[c].length() + 2));
    }
    return line.toString().stripTrailing() + "\n";
  }

  private static String[] row(int index, Map<?, ?> step, String place) {
    List<?> in = (List<?>) step.get("in");
    List<?> shapes = (List<?>) step.get("in_shapes");
    List<?> forms = (List<?>) step.get("in_forms");
    List<String> reads = new ArrayList<>();
    for (int k = 0; k < in.size(); k++) {
      reads.add(value(in.get(k), shapes.get(k), forms.get(k)));
    }
    Object form = step.get("out_form");
    return new String[] {
      (index + 1) + ".",
      (String) step.get("op"),
      (String) step.get("layer"),
      kernel(step),
      String.join(" and ", reads),
      value(step.get("out"), step.get("out_shape"), form),
      String.format(Locale.ROOT, "%s, %,d bytes", place, bytes(step.get("out_shape"), form)),
      tensors(step)
    };
  }

  private static String value(Object name, Object shape, Object form) {
    return name + " " + sizes(shape) + " " + form;
  }

  /** {@code channels x height x width}, as declarations have it. */
  private static String sizes(Object shape) {
    int[] s = ints(shape);
    return s[2] + "x" + s[0] + "x" + s[1];
  }

  /** As docs/model-format.md lays values out. */
  private static long bytes(Object shape, Object form) {
    int[] s = ints(shape);
    long pixels = (long) s[0] * s[1];
    return switch ((String) form) {
      case "pixel_bits" -> 8 * pixels * ((s[2] + 63) / 64);
      case "flat_bits" -> 8 * ((pixels * s[2] + 63) / 64);
      default -> 4 * pixels * s[2];
    };
  }

  /** The class whose loop does the work, where there are several; {@code -} where there is one. */
  private static String kernel(Map<?, ?> step) {
    return switch ((String) step.get("op")) {
      case "binary_conv", "binary_dense" -> BinaryConvolution.of(shape(step)).loops();
      case "conv", "dense", "sign_conv", "sign_dense" -> FloatConvolution.of(shape(step)).loops();
      default -> "-";
    };
  }

  private static ConvShape shape(Map<?, ?> step) {
    int[] in = ints(((List<?>) step.get("in_shapes")).get(0));
    int out = ints(step.get("out_shape"))[2];
    if (((String) step.get("op")).endsWith("dense")) {
      return ConvShape.dense(in[0] * in[1] * in[2], out);
    }
    int[] kernel = ints(step.get("kernel"));
    int[] stride = ints(step.get("stride"));
    int[] pad = ints(step.get("pad"));
    var padding = ConvShape.Pad.valueOf(((String) step.get("padding")).toUpperCase(Locale.ROOT));
    return new ConvShape(
        in[0], in[1], in[2], out, kernel[0], kernel[1], stride[0], stride[1], pad[0], pad[1],
        padding);
  }

  private static int[] ints(Object numbers) {
    return ((List<?>) numbers).stream().mapToInt(n -> ((Number) n).intValue()).toArray();
  }

  private static String tensors(Map<?, ?> step) {
    List<String> said = new ArrayList<>();
    if (step.get("tensors") instanceof Map<?, ?> tensors) {
      for (Object tensor : tensors.values()) {
        var t = (Map<?, ?>) tensor;
        said.add(t.get("name") + " " + t.get("type") + t.get("shape").toString().replace(" ", ""));
      }
    }
    if (step.get("folded") instanceof List<?> folded && !folded.isEmpty()) {
      said.add("folds " + folded.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    return String.join(", ", said);
  }
}
