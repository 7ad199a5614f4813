package dev.signet.tests.oracle;

/** Sizes of a convolution or of a pool. */
record Sizes(int height, int width, int in, int out, int kernel, int stride, int pad) {
  /** A fully connected layer. */
  static Sizes dense(int in, int out) {
    return new Sizes(1, 1, in, out, 1, 1, 0);
  }

  int outHeight() {
    return (height + 2 * pad - kernel) / stride + 1;
  }

  int outWidth() {
    return (width + 2 * pad - kernel) / stride + 1;
  }

  /** One tap inside the picture: number of the output pixel, of the input pixel, in the kernel. */
  interface Tap {
    void at(int output, int input, int kernel);
  }

  /** Visits every tap inside the pictures. */
  void taps(int images, Tap tap) {
    for (int output = 0; output < images * outHeight() * outWidth(); output++) {
      int image = output / outWidth() / outHeight();
      int top = output / outWidth() % outHeight() * stride - pad;
      int left = output % outWidth() * stride - pad;
      for (int k = 0; k < kernel * kernel; k++) {
        int y = top + k / kernel;
        int x = left + k % kernel;
        if (y >= 0 && y < height && x >= 0 && x < width) {
          tap.at(output, (image * height + y) * width + x, k);
        }
      }
    }
  }
}
