package dev.signet.training;

import java.util.Arrays;

/**
 * Activations of one step of a network for a whole batch, and the gradient of the loss by them.
 * Image {@code i} has the elements from {@code i * size}; inside an image the order is NHWC: {@code
 * (y * width + x) * channels + c}.
 *
 * <p>The arrays are replaced when the batch grows, so read the fields anew in every method.
 */
public final class Values {
  /** What they are called in messages: the layer's name. */
  public final String name;

  /** Rows. */
  public final int height;

  /** Columns. */
  public final int width;

  /** Channels. */
  public final int channels;

  /** Elements of one image. */
  public final int size;

  /** The activations. */
  public float[] value = {};

  /**
   * The loss's derivatives by them; valid from when the backward pass has written them until it has
   * passed their layer. In a network others have the array then, see {@link GradientRooms}.
   */
  public float[] gradient = {};

  /**
   * Empty values; {@link #ensure} makes room.
   *
   * @throws IllegalArgumentException if a size is not positive or one image has 2^31 elements or
   *     more
   */
  public Values(String name, int height, int width, int channels) {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "%s: every size must be at least 1, not %d channels of %d x %d"
              .formatted(name, channels, height, width));
    }
    this.name = name;
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.size = Math.toIntExact((long) height * width * channels);
  }

  /** Makes room for a batch and its gradients; what the arrays held may be lost. */
  public void ensure(int images) {
    ensureValues(images);
    if (gradient.length < value.length) {
      gradient = new float[value.length];
    }
  }

  /** The same without gradients. */
  void ensureValues(int images) {
    long needed = (long) images * size;
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s: a batch of %d images of %d values does not fit a Java array; use a smaller batch"
              .formatted(name, images, size));
    }
    if (value.length < needed) {
      value = new float[(int) needed];
    }
  }

  /**
   * Index of the first value of this batch's first {@code images} images that is NaN or whose
   * magnitude is above {@code most}, or -1.
   */
  int firstBeyond(float most, int images) {
    int end = images * size;
    for (int i = 0; i < end; i++) {
      if (!(Math.abs(value[i]) <= most)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(new int[] {channels, height, width});
  }
}
