package dev.signet.processor.plan;

import dev.signet.processor.graph.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The plan of a model as JSON, one object a step, in the order the steps run. It stands in the
 * model's code and in every model file, and is enough, with the arithmetic of the format page, to
 * run the network without this library.
 *
 * <p>Every object has {@code op}; {@code layer}, the declared layer it belongs to; {@code in},
 * names of the values read ({@code "raw"} is what the caller gave); {@code out}, the name of the
 * value written; {@code in_shapes} and {@code out_shape}, each {@code [height, width, channels]};
 * {@code in_forms} and {@code out_form}, each {@code floats} (index {@code (y * width + x) *
 * channels + c}), {@code pixel_bits} (ceil(channels / 64) words a pixel, channel c is bit c % 64 of
 * word c / 64, 1 is +1) or {@code flat_bits} (height * width * channels bits in that same order
 * without gaps, in 64-bit words); and {@code tensors}, by role {@code name}, {@code type}, {@code
 * layout} and {@code shape} in the file. The last step's {@code out} holds the logits. The ops and
 * what else they have:
 *
 * <ul>
 *   <li>{@code standardize} - {@code fma(x, scale[c], shift[c])}; tensors scale, shift.
 *   <li>{@code identity}, {@code flatten} - the same numbers under another name or shape.
 *   <li>{@code encode} - raw value of channel c to channels {@code c * levels + k}: +1 where the
 *       encoder sets bit k given the number, else -1; {@code encoder} (class), {@code levels};
 *       tensor numbers {@code [channels, levels]}.
 *   <li>{@code sign} - bit (or +1 and -1, if {@code out_form} is floats) of every value: {@code x
 *       >= thresholds[c]}, c the channel of the input; tensor thresholds.
 *   <li>{@code binary_conv} - integer {@code acc} of a convolution of +1 and -1 with weights that
 *       are bits; {@code kernel [h, w]}, {@code stride [y, x]}, {@code pad [y, x]} (both sides),
 *       {@code padding}: {@code zero} (taps outside add nothing), {@code one} or {@code minus_one}
 *       (they hold that); {@code fan_in} n. To floats: {@code fma(acc, scale[c], shift[c])};
 *       tensors weights, scale, shift. To bits: {@code acc >= bounds[c]} where directions[c] is 1,
 *       {@code acc <= bounds[c]} where it is 2, and where it is 0 bit {@code acc + n} of the next
 *       row of tables, which has one row for each such channel in order (the plan states their
 *       greatest number; the tensor is absent where there is none); tensors weights, bounds,
 *       directions, tables. {@code folded} names the layers whose work the affine map or the
 *       thresholds do. A dense layer is {@code binary_dense}, the same with a kernel of one pixel
 *       over flat bits.
 *   <li>{@code sign_conv}, {@code sign_dense} - real values with weights that are bits: one fma
 *       chain from 0 in the order ky, kx, c over taps inside the picture, weight 1 or -1, then
 *       {@code fma(acc, scale[c], shift[c])}; attributes as {@code binary_conv}; tensors weights,
 *       scale, shift.
 *   <li>{@code conv}, {@code dense} - one fma chain per output from the bias (or 0) in the order
 *       ky, kx, c; taps outside add nothing, or read +1 or -1 as {@code padding} says; attributes
 *       as {@code binary_conv}; tensors weights {@code [ky, kx, in, out]} and, if there, bias.
 *   <li>{@code affine} - {@code fma(x, scale[c], shift[c])}; tensors scale, shift.
 *   <li>{@code activation} - {@code function} (class) of every value; its learned numbers are
 *       tensors, {@code learned} gives their roles in order; one number, or one per channel.
 *   <li>{@code max_pool} - {@code kernel}, {@code stride}, {@code pad}; taps outside never win.
 *   <li>{@code max_pool_bits} - OR over the window; AND for channels whose bit is set in the tensor
 *       falling, if there; attributes as {@code max_pool}.
 *   <li>{@code avg_pool} - sum over the real pixels of the window in the order ky, kx, divided by
 *       their count; {@code kernel}, {@code stride}; windows start inside the picture.
 *   <li>{@code global_avg_pool} - sum over all pixels, rows first, divided by their count.
 *   <li>{@code add} - left to right. {@code multiply} - of two values; one of a single pixel is
 *       spread over the picture, one of a single channel over the channels. {@code concat} -
 *       channels one behind the other.
 *   <li>{@code channel_magnitude} - of every pixel the sum of the channels' absolute values divided
 *       by their count. {@code box} - sum over the real pixels of the window in the order ky, kx,
 *       divided by all its pixels; sizes as of {@code max_pool}.
 *   <li>{@code position_scale} rows, columns - value times the product of its row's and its
 *       column's factor.
 *   <li>{@code pad_channels} - the channels there are, then zeros.
 *   <li>{@code mean_of_copies} - of every {@code copies * block} values in a row of memory, {@code
 *       block} means: of values {@code block} apart, the sum from the first on, divided by {@code
 *       copies}.
 *   <li>{@code flatten_bits} - pixel_bits to flat_bits.
 * </ul>
 */
final class PlanText {
  private PlanText() {}

  /** The line of one step. */
  static String line(PackedStep step) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("op", step.op());
    line.put("layer", step.layer());
    line.put("in", step.in().stream().map(Value::name).toList());
    line.put("in_shapes", step.in().stream().map(v -> shape(v.shape())).toList());
    line.put("in_forms", step.in().stream().map(PlanText::form).toList());
    line.put("out", step.out().name());
    line.put("out_shape", shape(step.out().shape()));
    line.put("out_form", form(step.out()));
    line.putAll(step.attributes());
    if (!step.tensors().isEmpty()) {
      Map<String, Object> tensors = new LinkedHashMap<>();
      step.tensors().forEach(t -> tensors.put(t.role(), tensor(t)));
      line.put("tensors", tensors);
    }
    return Json.of(line);
  }

  private static Map<String, Object> tensor(PackedStep.Tensor t) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", t.name());
    tensor.put("type", t.type());
    tensor.put("layout", t.layout());
    tensor.put("shape", t.shape());
    return tensor;
  }

  private static List<Integer> shape(Shape s) {
    return List.of(s.height(), s.width(), s.channels());
  }

  private static String form(Value v) {
    return v.form().name().toLowerCase(Locale.ROOT);
  }
}
