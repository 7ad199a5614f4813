package dev.signet.training.report;

import dev.signet.dsl.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of a choice and of its derivative over inputs from -2 to 2. */
final class Curves {
  private static final int STEPS = 100; // to each side of 0
  private static final float END = 2f;
  private static final float[] PROGRESS = {0f, 0.5f, 1f};

  private Curves() {}

  /** A function of one input at a site. */
  interface Function {
    float at(float x, Site site);
  }

  /** The inputs. */
  static List<Float> inputs() {
    List<Float> inputs = new ArrayList<>();
    for (int i = -STEPS; i <= STEPS; i++) {
      inputs.add(END * i / STEPS);
    }
    return inputs;
  }

  /**
   * The curves at the start of training, halfway and at its end; one is enough where all are the
   * same. A filter's weights have mean 0 and deviation 1, and are 1 on average without their sign.
   *
   * @param learned learned numbers
   */
  static Map<String, Object> of(Function forward, Function derivative, float[] learned) {
    List<Map<String, Object>> values = lines(forward, learned);
    List<Map<String, Object>> slopes = lines(derivative, learned);
    if (isConstant(values) && isConstant(slopes)) {
      values = values.subList(2, 3);
      slopes = slopes.subList(2, 3);
    }
    Map<String, Object> curves = new LinkedHashMap<>();
    curves.put("forward", values);
    curves.put("backward", slopes);
    return curves;
  }

  private static boolean isConstant(List<Map<String, Object>> lines) {
    return lines.stream().map(l -> l.get("y")).distinct().count() == 1;
  }

  private static List<Map<String, Object>> lines(Function function, float[] learned) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (float progress : PROGRESS) {
      float[][] tensors = new float[learned.length][];
      for (int k = 0; k < learned.length; k++) {
        tensors[k] = new float[] {learned[k]};
      }
      Site site = Site.of(progress, tensors).filter(0f, 1f, 1f, 1).layer(1f);
      List<Object> y = new ArrayList<>();
      for (float x : inputs()) {
        float value = function.at(x, site);
        y.add(Float.isFinite(value) ? (Object) value : null);
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("progress", progress);
      line.put("y", y);
      lines.add(line);
    }
    return lines;
  }
}
