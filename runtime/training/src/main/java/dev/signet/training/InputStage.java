package dev.signet.training;

import dev.signet.dsl.Encoder;
import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;
import java.util.Arrays;
import java.util.Objects;

/**
 * What happens to raw values before the first layer: each channel standardised, or encoded as bits,
 * or nothing. Fitted on the training data before the first step.
 */
final class InputStage {
  /** An encoder is fitted on at most so many values per channel. */
  private static final int SAMPLE = 1 << 20;

  private final ModelSpec spec;
  private final boolean standardizes;
  private final Encoder encoder;
  private final int levels;
  private final float[] scale;
  private final float[] shift;
  private final float[] numbers;
  private boolean fitted;

  InputStage(ModelSpec spec, boolean standardizes, Encoder encoder, int levels) {
    if (levels < 1 || (encoder == null && levels != 1)) {
      throw new IllegalArgumentException("impossible number of bits per channel: " + levels);
    }
    this.spec = spec;
    this.standardizes = standardizes && encoder == null;
    this.encoder = encoder;
    this.levels = levels;
    scale = new float[spec.channels()];
    shift = new float[spec.channels()];
    numbers = new float[encoder == null ? 0 : spec.channels() * levels];
    Arrays.fill(scale, 1f);
  }

  /** The values this stage puts out. */
  Values values() {
    return new Values("input", spec.height(), spec.width(), spec.channels() * levels);
  }

  /** Its arrays were filled from a checkpoint. */
  void loaded() {
    fitted = true;
  }

  /** Whether another does the same to the same raw values, but for what is fitted. */
  boolean like(InputStage other) {
    return spec.channels() == other.spec.channels()
        && spec.height() == other.spec.height()
        && spec.width() == other.spec.width()
        && standardizes == other.standardizes
        && levels == other.levels
        && Objects.equals(encoderName(), other.encoderName());
  }

  private String encoderName() {
    return encoder == null ? null : encoder.getClass().getName();
  }

  /** Becomes what another of the same input is. */
  void take(InputStage other) {
    System.arraycopy(other.scale, 0, scale, 0, scale.length);
    System.arraycopy(other.shift, 0, shift, 0, shift.length);
    System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
    fitted = true;
  }

  boolean fitted() {
    return fitted;
  }

  float[] scale() {
    return scale;
  }

  float[] shift() {
    return shift;
  }

  float[] numbers() {
    return numbers;
  }

  /** Raw values of one image. */
  int rawSize() {
    return spec.channels() * spec.height() * spec.width();
  }

  /** Fits what is to be fitted, on values that were checked. */
  void fit(Dataset train) {
    if (standardizes) {
      RawMoments moments = RawMoments.of(train, spec);
      for (int c = 0; c < scale.length; c++) {
        double deviation = moments.deviation(c);
        scale[c] = deviation == 0 ? 1f : (float) (1 / deviation);
        shift[c] = (float) (deviation == 0 ? -moments.mean(c) : -moments.mean(c) / deviation);
      }
    }
    if (encoder != null) {
      fitEncoder(train);
    }
    fitted = true;
  }

  private void fitEncoder(Dataset train) {
    int pixels = spec.height() * spec.width();
    int channels = spec.channels();
    long all = (long) train.size() * pixels;
    // Every stride-th value; an odd stride meets all columns of pictures of even width.
    long stride = all <= SAMPLE ? 1 : Math.ceilDiv(all, SAMPLE) | 1;
    int count = (int) Math.ceilDiv(all, stride);
    float[][] samples = new float[channels][count];
    float[] raw = new float[rawSize()];
    int loaded = -1;
    for (int i = 0; i < count; i++) {
      long at = i * stride;
      int image = (int) (at / pixels);
      if (image != loaded) {
        train.values(image, raw, 0);
        loaded = image;
      }
      for (int c = 0; c < channels; c++) {
        samples[c][i] = raw[(int) (at % pixels) * channels + c];
      }
    }
    for (int c = 0; c < channels; c++) {
      Arrays.sort(samples[c]);
      float[] fit = encoder.fit(samples[c], levels);
      checkNumbers(fit, c);
      System.arraycopy(fit, 0, numbers, c * levels, levels);
    }
  }

  private void checkNumbers(float[] fit, int channel) {
    String name = encoder.getClass().getName();
    if (fit.length != levels) {
      throw new IllegalStateException(
          "%s.fit gave %d numbers for %d levels".formatted(name, fit.length, levels));
    }
    for (float number : fit) {
      if (!Float.isFinite(number)) {
        throw new IllegalStateException(
            "%s.fit gave %s for input channel %d; only finite numbers can be stored"
                .formatted(name, number, channel));
      }
    }
  }

  /** Turns the raw values of one image into what the first layer sees. */
  void apply(float[] raw, int from, float[] into, int to) {
    int size = rawSize();
    if (encoder == null) {
      for (int i = 0; i < size; i++) {
        int c = i % scale.length;
        into[to + i] = standardizes ? Math.fma(raw[from + i], scale[c], shift[c]) : raw[from + i];
      }
      return;
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < levels; k++) {
        float number = numbers[i % spec.channels() * levels + k];
        into[to + i * levels + k] = encoder.bit(raw[from + i], number, k) ? 1f : -1f;
      }
    }
  }
}
