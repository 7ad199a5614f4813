package dev.signet.processor.plan;

import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Learned;
import dev.signet.processor.graph.Choice;
import java.util.List;

/**
 * What the constants of {@code dev.signet.dsl.Learned} stand for in one slot of one layer.
 *
 * @param channels for CHANNELS
 * @param out filters
 * @param in input channels
 * @param kernel height times width of the kernel
 */
public record LearnedSizes(int channels, int out, int in, int kernel) {
  /** Of an activation over {@code channels} channels. */
  public static LearnedSizes channels(int channels) {
    return new LearnedSizes(channels, channels, channels, 1);
  }

  /** The sizes of a learned tensor, all positive. */
  public List<Integer> of(Choice.Learned learned) {
    return learned.shape().stream().map(this::size).toList();
  }

  private int size(int size) {
    return switch (size) {
      case Learned.CHANNELS -> channels;
      case Learned.OUT -> out;
      case Learned.IN -> in;
      case Learned.KERNEL -> kernel;
      case Learned.ROWS -> FilterShape.rows(in * kernel);
      case Learned.COLUMNS -> in * kernel / FilterShape.rows(in * kernel);
      default -> size;
    };
  }
}
