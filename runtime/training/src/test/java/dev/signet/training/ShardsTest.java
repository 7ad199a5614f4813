package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyImageIsInOneShard(int threads) {
    Shards shards = new Shards(threads, 4, 1);
    shards.begin(10, 3);
    List<String> seen = new CopyOnWriteArrayList<>();
    shards.run(s -> seen.add(s.index() + ":" + s.from() + "-" + s.to()));
    assertThat(seen).containsExactly("0:0-4", "1:4-8", "2:8-10");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theFirstFailureIsThrownAfterAllAreDone(int threads) {
    Shards shards = new Shards(threads, 1, 1);
    AtomicInteger done = new AtomicInteger();
    RuntimeException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                shards.each(
                    6,
                    i -> {
                      done.incrementAndGet();
                      if (i >= 2) {
                        throw new IllegalStateException("task " + i);
                      }
                    }));
    assertThat(e).hasMessageThat().isEqualTo("task 2");
    assertThat(done.get()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aRoundWithinARoundIsDoneToo(int threads) {
    Shards shards = new Shards(threads, 1, 1);
    AtomicInteger done = new AtomicInteger();
    shards.each(4, i -> shards.each(5, j -> done.incrementAndGet()));
    assertThat(done.get()).isEqualTo(20);
  }

  @Test
  void roundsFollowEachOtherWithAndWithoutPauses() throws InterruptedException {
    Shards shards = new Shards(2, 1, 1);
    AtomicInteger done = new AtomicInteger();
    for (int round = 0; round < 2000; round++) {
      int before = done.get();
      shards.each(3, i -> done.incrementAndGet());
      assertThat(done.get()).isEqualTo(before + 3);
      if (round % 500 == 0) {
        Thread.sleep(5); // longer than an idle thread spins
      }
    }
  }

  @Test
  void sumsAreAddedInShardOrder() {
    Parameter p = new Parameter("p", Parameter.Kind.BIAS, 2);
    Shards shards = new Shards(3, 1, 1);
    for (long step = 1; step <= 2; step++) {
      shards.begin(3, step);
      p.partials().ensure(3);
      // 1e8 swallows 1, unless 1e8 and -1e8 meet first
      float[] parts = {1e8f, -1e8f, 1f};
      shards.run(s -> s.partial(p)[0] += parts[s.index()]);
      p.partials().reduce(3, step, p.gradient, 0, 2);
      assertThat(p.gradient).isEqualTo(new float[] {1f, 0f});
    }
    shards.begin(3, 3);
    p.partials().reduce(3, 3, p.gradient, 0, 2);
    assertThat(p.gradient).isEqualTo(new float[] {0f, 0f}); // nobody wrote in this step
  }

  @Test
  void randomNumbersFollowFromSeedStepShardAndLayer() {
    Shard shard = new Shard(2, 4, 6, 7, 11);
    assertThat(shard.random(1).nextLong()).isEqualTo(shard.random(1).nextLong());
    assertThat(shard.random(1).nextLong()).isNotEqualTo(shard.random(2).nextLong());
    assertThat(shard.random(1).nextLong())
        .isNotEqualTo(new Shard(3, 4, 6, 7, 11).random(1).nextLong());
    assertThat(shard.key(1, 4)).isEqualTo(new Shard(0, 0, 8, 7, 11).key(1, 4));
    assertThat(shard.key(1, 4)).isNotEqualTo(shard.key(1, 5));
    assertThat(shard.key(1, 4)).isNotEqualTo(new Shard(2, 4, 6, 8, 11).key(1, 4));
  }

  @Test
  void aFailureSaysWhichMethodRan() {
    Network network = new Network(Training.builder().threads(2).shard(1).build());
    network.begin(3, 17, 0f);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> conv1Forward(network));
    assertThat(e).hasMessageThat().isEqualTo("ShardsTest.conv1Forward failed in step 17: broken");
    assertThat(e).hasCauseThat().isInstanceOf(ArithmeticException.class);
  }

  private void conv1Forward(Network network) {
    network.shards(
        ShardsTest.class,
        s -> {
          throw new ArithmeticException("broken");
        });
  }
}
