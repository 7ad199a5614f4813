package dev.signet.benchmarks.layers;

/**
 * A square convolution over a square picture, or a dense layer (a picture of one pixel).
 *
 * @param name for people
 * @param size rows and columns of the picture
 * @param in input channels
 * @param out output channels
 * @param kernel rows and columns of a filter
 * @param stride between two outputs
 */
public record LayerShape(String name, int size, int in, int out, int kernel, int stride) {
  /** A convolution. */
  public static LayerShape conv(int size, int in, int out, int kernel, int stride) {
    String to = in == out ? "" : "->" + out;
    String step = stride == 1 ? "" : ", stride " + stride;
    String name = "%dx%d %dx%dx%d%s%s".formatted(kernel, kernel, size, size, in, to, step);
    return new LayerShape(name, size, in, out, kernel, stride);
  }

  /** A dense layer. */
  public static LayerShape dense(int in, int out) {
    return new LayerShape("dense %dx%d".formatted(in, out), 1, in, out, 1, 1);
  }

  /** Whether this is a dense layer. */
  public boolean isDense() {
    return size == 1;
  }

  /** Rows and columns of zeros around the picture. */
  public int pad() {
    return kernel / 2;
  }

  /** Rows and columns of the output. */
  public int outSize() {
    return (size + 2 * pad() - kernel) / stride + 1;
  }

  /** Weights of one filter. */
  public int fanIn() {
    return kernel * kernel * in;
  }

  /** Values of the input. */
  public int inputs() {
    return size * size * in;
  }

  /** Values of the output. */
  public int outputs() {
    return outSize() * outSize() * out;
  }

  /** Operations as published: 2 per multiplication, those with padding counted. */
  public double operations() {
    return 2.0 * outputs() * fanIn();
  }

  /** Whether an output can be the next one's input. */
  public boolean chains() {
    return in == out && stride == 1;
  }
}
