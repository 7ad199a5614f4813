package dev.signet.training.layer;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.Shard;
import dev.signet.training.Values;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three images of 2 by 4 pixels of 5 channels; the second shard has the last two. */
class PositionScalingTest {
  private static final int ROWS = 2;
  private static final int COLUMNS = 4;
  private static final int CHANNELS = 5;
  private static final int SIZE = ROWS * COLUMNS * CHANNELS;

  private final Random random = new Random(4);
  private final Shard shard = new Shard(1, 1, 3, 1, 1);
  private final Values x = values();
  private final Values y = values();
  private final float[] rows = numbers(ROWS);
  private final float[] columns = numbers(COLUMNS);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    fill(numbers);
    return numbers;
  }

  private void fill(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  private Values values() {
    Values v = new Values("v", ROWS, COLUMNS, CHANNELS);
    v.ensure(3);
    fill(v.value);
    fill(v.gradient);
    return v;
  }

  private double loss() {
    PositionScaling.forward(x, rows, columns, CHANNELS, y, shard);
    double sum = 0;
    for (int i = SIZE; i < 3 * SIZE; i++) {
      sum += (double) y.gradient[i] * y.value[i];
    }
    return sum;
  }

  /** The loss is linear in each number, so that differences are exact but for rounding. */
  private double difference(float[] numbers, int i) {
    float before = numbers[i];
    numbers[i] = before + 0.5f;
    double up = loss();
    numbers[i] = before - 0.5f;
    double down = loss();
    numbers[i] = before;
    return up - down;
  }

  @Test
  void everyPixelHasItsFactors() {
    float first = y.value[0];
    loss();
    assertThat(y.value[0]).isEqualTo(first); // of another shard
    for (int i = SIZE; i < 3 * SIZE; i++) {
      int pixel = i % SIZE / CHANNELS;
      assertThat(y.value[i])
          .isEqualTo(x.value[i] * (rows[pixel / COLUMNS] * columns[pixel % COLUMNS]));
    }
  }

  @Test
  void gradients() {
    float[] before = x.gradient.clone();
    float[] byRows = new float[ROWS];
    float[] byColumns = new float[COLUMNS];
    PositionScaling.backward(x, rows, columns, CHANNELS, y, true, true, byRows, byColumns, shard);
    for (int i = 0; i < 3 * SIZE; i++) {
      double expected = before[i] + (i < SIZE ? 0 : difference(x.value, i));
      assertThat((double) x.gradient[i]).isWithin(1e-4).of(expected);
    }
    for (int i = 0; i < ROWS; i++) {
      assertThat((double) byRows[i]).isWithin(1e-3).of(difference(rows, i));
    }
    for (int i = 0; i < COLUMNS; i++) {
      assertThat((double) byColumns[i]).isWithin(1e-3).of(difference(columns, i));
    }
    float[] added = x.gradient.clone();
    PositionScaling.backward(x, rows, columns, CHANNELS, y, false, false, byRows, byColumns, shard);
    assertThat(x.gradient).isEqualTo(added);
    PositionScaling.backward(x, rows, columns, CHANNELS, y, true, false, byRows, byColumns, shard);
    assertThat((double) x.gradient[SIZE]).isWithin(1e-4).of(difference(x.value, SIZE));
  }
}
