package dev.signet.inference;

import dev.signet.inference.file.ModelSpec;

/** Checks raw input values and brings them into the order that a pass reads. */
final class Values {
  private final ModelSpec spec;
  private final float least;
  private final float greatest;

  Values(ModelSpec spec) {
    this.spec = spec;
    // Infinities would pass a comparison with an infinite bound.
    least = (float) Math.max(spec.least(), -Float.MAX_VALUE);
    greatest = (float) Math.min(spec.greatest(), Float.MAX_VALUE);
  }

  /** Copies checked values to {@code raw}, interleaved. */
  void read(float[] values, ValueOrder order, float[] raw) {
    length(values == null ? -1 : values.length);
    int planes = order == ValueOrder.PLANES ? spec.channels() : 1;
    int i = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int to = plane; to < raw.length; to += planes, i++) {
        float value = values[i];
        if (!(value >= least && value <= greatest)) {
          throw outside(i, value);
        }
        raw[to] = value;
      }
    }
  }

  /** The same for unsigned bytes. */
  void read(byte[] values, ValueOrder order, float[] raw) {
    length(values == null ? -1 : values.length);
    int planes = order == ValueOrder.PLANES ? spec.channels() : 1;
    int i = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int to = plane; to < raw.length; to += planes, i++) {
        float value = values[i] & 0xff;
        if (!(value >= least && value <= greatest)) {
          throw outside(i, value);
        }
        raw[to] = value;
      }
    }
  }

  /** Refuses a wrong number of values; -1 stands for no array at all. */
  private void length(int length) {
    if (length != spec.inputSize()) {
      throw new IllegalArgumentException(
          "%s; one input of %s has %d channels x %d rows x %d columns = %d values"
              .formatted(
                  length < 0 ? "null instead of values" : length + " values",
                  spec.network(),
                  spec.channels(),
                  spec.height(),
                  spec.width(),
                  spec.inputSize()));
    }
  }

  private IllegalArgumentException outside(int index, float value) {
    String range =
        Double.isInfinite(spec.greatest())
            ? "must be a finite number"
            : "must lie in [" + spec.least() + ", " + spec.greatest() + "]";
    return new IllegalArgumentException(
        "value %d is %s; inputs of %s %s".formatted(index, value, spec.network(), range));
  }
}
