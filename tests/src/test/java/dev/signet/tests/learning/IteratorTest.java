package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.Bits;
import dev.signet.training.Training;
import dev.signet.training.data.Dataset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's own iterators as training data. */
class IteratorTest {
  @Test
  void iteratorTrainsLikeTheSameData() {
    Dataset data = Stripes.draw(3, 60);
    StripeNetTrainer fromArrays = StripeNetTrainer.create(settings());
    fromArrays.fit(data);
    StripeNetTrainer fromIterator = StripeNetTrainer.create(settings());
    fromIterator.fit(new ViewIterator(nd4j(data), 16));

    float[] picture = new float[Stripes.SIDE * Stripes.SIDE];
    data.values(0, picture, 0);
    assertThat(Bits.of(fromIterator.evaluateLogits(picture)))
        .isEqualTo(Bits.of(fromArrays.evaluateLogits(picture)));
  }

  private static Training settings() {
    return Training.builder().epochs(1).batch(20).seed(4).build();
  }

  private static DataSet nd4j(Dataset data) {
    int pixels = Stripes.SIDE * Stripes.SIDE;
    float[] features = new float[data.size() * pixels];
    float[] labels = new float[data.size() * data.classes()];
    for (int i = 0; i < data.size(); i++) {
      data.values(i, features, i * pixels);
      labels[i * data.classes() + data.label(i)] = 1;
    }
    return new DataSet(
        Nd4j.create(features, new long[] {data.size(), 1, Stripes.SIDE, Stripes.SIDE}, 'c'),
        Nd4j.create(labels, new long[] {data.size(), data.classes()}, 'c'));
  }
}
