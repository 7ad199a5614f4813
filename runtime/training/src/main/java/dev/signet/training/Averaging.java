package dev.signet.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Running averages of parameters and statistics over the steps, {@code average = d * average + (1 -
 * d) * value} with {@code d = min(decay, (1 + step) / (10 + step))}, so that the start is soon
 * forgotten (Polyak and Juditsky 1992 for the idea; the bound is TensorFlow's). Weights that are -1
 * and +1 themselves have no average.
 */
final class Averaging {
  private final double decay;
  private final List<Parameter> parameters;
  private final float[][] averages;

  /** Starts at the present values. */
  Averaging(double decay, List<Parameter> all) {
    this.decay = decay;
    this.parameters = all.stream().filter(p -> p.kind != Parameter.Kind.BINARY).toList();
    this.averages = new float[parameters.size()][];
    for (int i = 0; i < averages.length; i++) {
      averages[i] = parameters.get(i).value.clone();
    }
  }

  /** After a step, counted from 1. */
  void step(long step, Shards shards) {
    float rest = (float) (1 - Math.min(decay, (1.0 + step) / (10.0 + step)));
    shards.each(
        averages.length,
        p -> {
          float[] value = parameters.get(p).value;
          float[] average = averages[p];
          for (int i = 0; i < average.length; i++) {
            average[i] += rest * (value[i] - average[i]);
          }
        });
  }

  /** Averages and values change places. */
  void exchange() {
    for (int p = 0; p < averages.length; p++) {
      float[] value = parameters.get(p).value;
      float[] kept = value.clone();
      System.arraycopy(averages[p], 0, value, 0, value.length);
      System.arraycopy(kept, 0, averages[p], 0, kept.length);
    }
  }

  /** Averages begin anew at the present values. */
  void restart() {
    for (int p = 0; p < averages.length; p++) {
      System.arraycopy(parameters.get(p).value, 0, averages[p], 0, averages[p].length);
    }
  }

  /** The averages by name of the parameter, live, for checkpoints. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    for (int p = 0; p < averages.length; p++) {
      state.put(parameters.get(p).name + "/running_average", averages[p]);
    }
    return state;
  }
}
