package dev.signet.training;

import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;

/** Mean and deviation of every raw channel of a data set, exact: two passes, in double. */
final class RawMoments {
  private final double[] mean;
  private final double[] deviation;

  private RawMoments(double[] mean, double[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  double mean(int channel) {
    return mean[channel];
  }

  /** Population form. */
  double deviation(int channel) {
    return deviation[channel];
  }

  /** Reads the data twice. */
  static RawMoments of(Dataset data, ModelSpec spec) {
    int channels = spec.channels();
    float[] raw = new float[data.valuesPerExample()];
    double count = (double) data.size() * raw.length / channels;
    double[] mean = new double[channels];
    for (int n = 0; n < data.size(); n++) {
      data.values(n, raw, 0);
      for (int i = 0; i < raw.length; i++) {
        mean[i % channels] += raw[i];
      }
    }
    double[] deviation = new double[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] /= count;
    }
    for (int n = 0; n < data.size(); n++) {
      data.values(n, raw, 0);
      for (int i = 0; i < raw.length; i++) {
        double d = raw[i] - mean[i % channels];
        deviation[i % channels] += d * d;
      }
    }
    for (int c = 0; c < channels; c++) {
      deviation[c] = Math.sqrt(deviation[c] / count);
    }
    return new RawMoments(mean, deviation);
  }
}
