package dev.signet.benchmarks.kernels;

import dev.signet.benchmarks.layers.LayerShape;
import java.util.Arrays;

/** Layers as JMH's parameters: rows, input channels, output channels, kernel, stride. */
final class Shapes {
  private Shapes() {}

  static LayerShape parse(String text) {
    int[] n = Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    return n[0] == 1 ? LayerShape.dense(n[1], n[2]) : LayerShape.conv(n[0], n[1], n[2], n[3], n[4]);
  }
}
