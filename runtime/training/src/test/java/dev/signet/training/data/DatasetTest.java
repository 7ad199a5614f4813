package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.signet.training.data.Samples.counting;
import static dev.signet.training.data.Samples.fails;
import static dev.signet.training.data.Samples.firsts;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasetTest {
  @Test
  void bytesAreUnsigned() {
    Dataset data = InMemory.bytes(1, 1, 3, new byte[] {0, 127, -1}, new int[] {0}, 1);
    assertThat(Samples.values(data, 0)).usingExactEquality().containsExactly(0f, 127f, 255f);
  }

  @Test
  void valuesGoWhereAsked() {
    float[] into = {-1, -1, -1, -1};
    counting(5, 2).values(3, into, 2);
    assertThat(into).usingExactEquality().containsExactly(-1f, -1f, 3f, -1f).inOrder();
    byte[] bytes = {1, 2, 3, 4};
    InMemory.bytes(2, 1, 1, bytes, new int[] {0, 1}, 2).values(1, into, 1);
    assertThat(into).usingExactEquality().containsExactly(-1f, 3f, 4f, -1f).inOrder();
  }

  @Test
  void indicesAndArraysAreChecked() {
    Dataset data = counting(5, 2);
    fails(IndexOutOfBoundsException.class, () -> data.values(5, new float[1], 0));
    fails(IndexOutOfBoundsException.class, () -> data.values(-1, new float[1], 0));
    fails(IndexOutOfBoundsException.class, () -> data.values(0, new float[1], 1));
    Dataset bytes = InMemory.bytes(1, 1, 2, new byte[2], new int[1], 1);
    fails(IndexOutOfBoundsException.class, () -> bytes.values(0, new float[2], 1));
    fails(IndexOutOfBoundsException.class, () -> data.label(5));
  }

  @Test
  void numbersThatDoNotAgreeAreRefused() {
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    int[] two = {0, 1};
    fails(wrong, () -> InMemory.bytes(1, 2, 2, new byte[7], two, 2), "7 values", "2 labels", "4");
    fails(wrong, () -> InMemory.bytes(0, 2, 2, new byte[0], two, 2), "0x2x2");
    fails(wrong, () -> InMemory.bytes(1, 1, 1, new byte[0], new int[0], 2), "at least one example");
    fails(wrong, () -> InMemory.bytes(1, 1, 1, new byte[2], two, 1), "Example 1 has label 1");
    int[] below = {0, -1};
    fails(wrong, () -> InMemory.bytes(1, 1, 1, new byte[2], below, 2), "Example 1 has label -1");
    float[] nan = {0, 1, Float.NaN, 3};
    fails(wrong, () -> InMemory.floats(2, 1, 1, nan, two, 2), "Value 0 of example 1 is NaN");
    fails(
        wrong,
        () -> InMemory.bytes(1, 1, 1, new byte[2], two, List.of("a", "a")),
        "\"a\" was given to two classes");
  }

  @Test
  void hugeShapesAreRefused() {
    fails(
        IllegalArgumentException.class,
        () -> InMemory.bytes(1 << 20, 1 << 20, 1 << 20, new byte[0], new int[] {0}, 1),
        "1048576x1048576x1048576");
  }

  @Test
  void fingerprintIsSha256OfTheDocumentedBytes() throws Exception {
    Dataset data = InMemory.floats(1, 1, 2, new float[] {1, -2, 3.5f, 0}, new int[] {1, 0}, 2);
    ByteBuffer bytes = ByteBuffer.allocate(44);
    bytes.putInt(1).putInt(1).putInt(2).putInt(2).putInt(2);
    bytes.putInt(1).putFloat(1).putFloat(-2).putInt(0).putFloat(3.5f).putFloat(0);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    assertThat(data.fingerprint()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void fingerprintFollowsContentOnly() {
    byte[] bytes = {1, 2, (byte) 200, 4};
    float[] floats = {1, 2, 200, 4};
    int[] labels = {0, 1};
    String print = InMemory.bytes(1, 1, 2, bytes, labels, 2).fingerprint();
    assertThat(InMemory.floats(1, 1, 2, floats, labels, 2).fingerprint()).isEqualTo(print);
    assertThat(InMemory.bytes(1, 1, 2, bytes, labels, List.of("a", "b")).fingerprint())
        .isEqualTo(print);
    assertThat(InMemory.bytes(1, 2, 1, bytes, labels, 2).fingerprint()).isNotEqualTo(print);
    assertThat(InMemory.bytes(1, 1, 2, bytes, labels, 3).fingerprint()).isNotEqualTo(print);
    assertThat(InMemory.bytes(1, 1, 2, bytes, new int[] {1, 0}, 2).fingerprint())
        .isNotEqualTo(print);
    assertThat(InMemory.bytes(1, 1, 2, new byte[] {1, 2, 3, 4}, labels, 2).fingerprint())
        .isNotEqualTo(print);
  }

  @Test
  void headAndSubsetKeepOrder() {
    Dataset data = counting(6, 3);
    assertThat(firsts(data.head(2))).containsExactly(0, 1).inOrder();
    Dataset some = data.subset(5, 0, 5);
    assertThat(firsts(some)).containsExactly(5, 0, 5).inOrder();
    assertThat(Samples.labels(some)).containsExactly(2, 0, 2).inOrder();
    assertThat(firsts(some.subset(1, 0))).containsExactly(0, 5).inOrder();
    assertThat(data.head(6).fingerprint()).isEqualTo(data.fingerprint());
    fails(IllegalArgumentException.class, () -> data.head(7), "first 7 of 6");
    fails(IllegalArgumentException.class, () -> data.head(0), "first 0 of 6");
    fails(IllegalArgumentException.class, () -> data.subset(6), "no example 6 in a set of 6");
    fails(IllegalArgumentException.class, data::subset, "at least one");
  }

  @Test
  void labelsCanBeNamed() {
    Dataset data = counting(4, 2);
    assertThat(data.labels()).containsExactly("0", "1").inOrder();
    Dataset named = data.withLabels(List.of("cat", "dog"));
    assertThat(named.labels()).containsExactly("cat", "dog").inOrder();
    assertThat(named.head(1).labels()).containsExactly("cat", "dog").inOrder();
    assertThat(named.fingerprint()).isEqualTo(data.fingerprint());
    fails(
        IllegalArgumentException.class,
        () -> data.withLabels(List.of("cat")),
        "1 names were given for 2 classes");
  }

  @Test
  void flatKeepsTheOrderOfValues() {
    Dataset data = InMemory.bytes(2, 1, 2, new byte[] {1, 2, 3, 4}, new int[] {0}, 1).flat();
    assertThat(List.of(data.channels(), data.height(), data.width())).containsExactly(4, 1, 1);
    assertThat(Samples.values(data, 0)).usingExactEquality().containsExactly(1f, 2f, 3f, 4f);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 7, -5, 123456789})
  void splitsCoverEverythingOnce(long seed) {
    Random random = new Random(seed);
    int size = 20 + random.nextInt(100);
    double share = 0.1 + 0.8 * random.nextDouble();
    Dataset data = counting(size, 3);
    for (Dataset.Split split :
        List.of(data.split(share, seed), data.stratifiedSplit(share, seed))) {
      List<Integer> all = new ArrayList<>(firsts(split.train()));
      assertWithMessage("seed %s", seed).that((double) all.size()).isWithin(1.5).of(share * size);
      all.addAll(firsts(split.validation()));
      assertWithMessage("seed %s", seed).that(all).isNotEqualTo(firsts(data));
      Collections.sort(all);
      assertWithMessage("seed %s", seed).that(all).isEqualTo(firsts(data));
    }
  }

  @Test
  void splitsFollowTheSeed() {
    Dataset data = counting(50, 2);
    assertThat(firsts(data.split(0.5, 1).train())).isEqualTo(firsts(data.split(0.5, 1).train()));
    assertThat(firsts(data.split(0.5, 1).train())).isNotEqualTo(firsts(data.split(0.5, 2).train()));
    assertThat(firsts(data.stratifiedSplit(0.5, 1).train()))
        .isNotEqualTo(firsts(data.stratifiedSplit(0.5, 2).train()));
  }

  @Test
  void splitIsTheDocumentedShuffle() {
    // java.util.Random is fixed by its specification: Fisher-Yates from the end, done here on a
    // list.
    List<Integer> expected = new ArrayList<>(firsts(counting(10, 2)));
    Random random = new Random(42);
    for (int i = 9; i > 0; i--) {
      Collections.swap(expected, i, random.nextInt(i + 1));
    }
    Dataset.Split split = counting(10, 2).split(0.7, 42);
    assertThat(firsts(split.train())).isEqualTo(expected.subList(0, 7));
    assertThat(firsts(split.validation())).isEqualTo(expected.subList(7, 10));
  }

  @Test
  void stratifiedSplitKeepsProportions() {
    int[] labels = new int[111];
    for (int i = 0; i < 111; i++) {
      labels[i] = i < 90 ? 0 : i < 108 ? 1 : i < 110 ? 2 : 3;
    }
    Dataset data = InMemory.floats(1, 1, 1, new float[111], labels, 5);
    Dataset.Split split = data.stratifiedSplit(0.9, 3);
    assertThat(counts(split.train())).isEqualTo(Map.of(0, 81, 1, 16, 2, 1, 3, 1));
    assertThat(counts(split.validation())).isEqualTo(Map.of(0, 9, 1, 2, 2, 1));
  }

  private static Map<Integer, Integer> counts(Dataset data) {
    Map<Integer, Integer> counts = new HashMap<>();
    Samples.labels(data).forEach(label -> counts.merge(label, 1, Integer::sum));
    return counts;
  }

  @Test
  void splitsThatCannotBeAreRefused() {
    Dataset data = counting(4, 4);
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    for (double share : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
      fails(wrong, () -> data.split(share, 1), "share", "" + share);
      fails(wrong, () -> data.stratifiedSplit(share, 1), "share", "" + share);
    }
    fails(wrong, () -> data.split(0.1, 1), "0.1", "4 examples empty");
    fails(wrong, () -> data.stratifiedSplit(0.5, 1), "4 examples empty");
  }

  @Test
  void manyThreadsReadAtOnce() throws Exception {
    Dataset data = counting(1000, 10).split(0.9, 1).train();
    List<Integer> expected = firsts(data);
    String print = Fingerprint.of(data);
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Future<List<Integer>>> read = new ArrayList<>();
      List<Future<String>> prints = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        read.add(pool.submit(() -> firsts(data)));
        prints.add(pool.submit(data::fingerprint));
      }
      for (var future : read) {
        assertThat(future.get()).isEqualTo(expected);
      }
      for (var future : prints) {
        assertThat(future.get()).isEqualTo(print);
      }
    }
  }

  @Test
  void describesItself() {
    assertThat(counting(4, 2).toString()).isEqualTo("4 examples of 1x1x1, 2 classes");
    assertThat(counting(4, 2).head(1).toString()).isEqualTo("1 examples of 1x1x1, 2 classes");
  }
}
