package dev.signet.inference.kernel;

/** Pixel by pixel, in loops over channels. */
final class PlainWindowKernel implements WindowKernel {
  @Override
  public void greatest(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to) {
    System.arraycopy(in, from, out, to, channels);
    for (int row = 0; row < rows; row++) {
      for (int column = row == 0 ? 1 : 0; column < columns; column++) {
        int at = from + row * rowStep + column * channels;
        for (int c = 0; c < channels; c++) {
          out[to + c] = Math.max(out[to + c], in[at + c]);
        }
      }
    }
  }

  @Override
  public void mean(
      float[] in, int from, int rowStep, int rows, int columns, int channels, float[] out, int to) {
    System.arraycopy(in, from, out, to, channels);
    for (int row = 0; row < rows; row++) {
      for (int column = row == 0 ? 1 : 0; column < columns; column++) {
        int at = from + row * rowStep + column * channels;
        for (int c = 0; c < channels; c++) {
          out[to + c] += in[at + c];
        }
      }
    }
    float count = rows * columns;
    for (int c = 0; c < channels; c++) {
      out[to + c] /= count;
    }
  }
}
