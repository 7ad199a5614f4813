package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel of pooling against the definition, bits equal. */
class WindowKernelTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 130})
  void everyNumberOfChannels(int channels) {
    List<WindowKernel> kernels = new ArrayList<>(List.of(new PlainWindowKernel()));
    if (Kernels.vector().kernels() != null) {
      kernels.add(Kernels.vector().kernels().windows());
    }
    var random = new Random(channels);
    int width = 5;
    int from = 3;
    float[] in = Samples.floats(random, from + 4 * width * channels);
    in[from] = -0f;
    in[from + channels] = 0f; // the greatest of a zero of each sign is +0
    for (int rows = 1; rows <= 4; rows++) {
      for (int columns = 1; columns <= 4; columns++) {
        float[] greatest = new float[channels + 2];
        float[] mean = new float[channels + 2];
        for (int c = 0; c < channels; c++) {
          float most = in[from + c];
          float sum = most;
          for (int i = 1; i < rows * columns; i++) {
            float value = in[from + (i / columns * width + i % columns) * channels + c];
            most = Math.max(most, value);
            sum += value;
          }
          greatest[1 + c] = most;
          mean[1 + c] = sum / (rows * columns);
        }
        for (WindowKernel kernel : kernels) {
          float[] found = new float[channels + 2];
          int step = width * channels;
          kernel.greatest(in, from, step, rows, columns, channels, found, 1);
          String name = kernel.getClass().getSimpleName() + " " + rows + "x" + columns;
          assertWithMessage(name).that(found).isEqualTo(greatest);
          kernel.mean(in, from, step, rows, columns, channels, found, 1);
          assertWithMessage(name).that(found).isEqualTo(mean);
        }
      }
    }
  }
}
