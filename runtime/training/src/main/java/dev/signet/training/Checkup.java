package dev.signet.training;

import dev.signet.inference.Pass;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.Health;
import dev.signet.training.listen.LayerHealth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks at the binary layers after every epoch: at all weights, and at the inputs of some training
 * images on the evaluation path. It changes nothing.
 */
final class Checkup {
  static final int LATENT_PARTS = 40;
  static final int BALANCE_PARTS = 20;

  /** Multiplications that looking at inputs may take, a second's work or two; fewer images then. */
  private static final double WORK = 4e8;

  /** What they may take in any case, some hundredths of a second. */
  private static final double LITTLE_WORK = 2e7;

  /** Images looked at of those trained on, where the work is not little. */
  private static final double PART = 0.01;

  /** Signs in one float, which holds whole numbers up to 2^24. */
  private static final int PACKED = 16;

  private static final int FEWEST = 4;
  private static final int MOST = 64;

  private final Trainer<?> trainer;
  private final Network network;
  private final Dataset train;
  private final Map<String, float[]> signs = new LinkedHashMap<>();

  Checkup(Trainer<?> trainer, Network network, Dataset train) {
    this.trainer = trainer;
    this.network = network;
    this.train = train;
    for (BinaryWeights w : network.binary()) {
      signs.put(w.layer(), new float[Math.ceilDiv(w.shape().size(), PACKED)]);
    }
  }

  /** An epoch begins: flips count from here. */
  void begin() {
    List<BinaryWeights> binary = network.binary();
    network
        .shards()
        .each(
            binary.size(),
            l -> {
              float[] packed = packed(binary.get(l));
              System.arraycopy(packed, 0, signs.get(binary.get(l).layer()), 0, packed.length);
            });
  }

  /**
   * The signs that the epoch began with, by layer, for checkpoints: live arrays of whole numbers,
   * of which each holds the signs of {@value #PACKED} weights.
   */
  Map<String, float[]> state() {
    return Collections.unmodifiableMap(signs);
  }

  private static float[] packed(BinaryWeights w) {
    float[] deployed = w.signs();
    float[] packed = new float[Math.ceilDiv(deployed.length, PACKED)];
    for (int i = 0; i < deployed.length; i++) {
      packed[i / PACKED] += deployed[i] < 0 ? 0 : 1 << i % PACKED;
    }
    return packed;
  }

  /** An epoch has ended. */
  Health end() {
    InputWatch inputs = inputs();
    List<LayerHealth> layers = new ArrayList<>();
    for (BinaryWeights w : network.binary()) {
      layers.add(layer(w, signs.get(w.layer()), inputs));
    }
    return Health.of(layers);
  }

  private InputWatch inputs() {
    InputWatch watch = new InputWatch();
    int images = images();
    ConcurrentLinkedQueue<Pass> idle = new ConcurrentLinkedQueue<>();
    trainer.watch(watch);
    try {
      network
          .shards()
          .each(
              images,
              i -> {
                Pass known = idle.poll();
                Pass pass = known == null ? trainer.newEvaluation() : known;
                float[] raw = new float[train.valuesPerExample()];
                train.values((int) ((long) i * train.size() / images), raw, 0);
                pass.run(raw, new float[trainer.logits().size]);
                idle.add(pass);
              });
    } finally {
      trainer.watch(null);
    }
    return watch;
  }

  private int images() {
    double work = 1;
    for (BinaryWeights w : network.binary()) {
      for (Values v : network.values()) {
        if (v.name.equals(w.layer())) {
          work += (double) w.shape().size() * v.height * v.width;
        }
      }
    }
    double allowed = Math.clamp(PART * work * train.size(), LITTLE_WORK, WORK);
    return (int) Math.min(train.size(), Math.clamp(allowed / work, FEWEST, MOST));
  }

  private static LayerHealth layer(BinaryWeights w, float[] before, InputWatch inputs) {
    float[] now = packed(w);
    long flips = 0;
    for (int i = 0; i < now.length; i++) {
      flips += Integer.bitCount((int) now[i] ^ (int) before[i]);
    }
    double count = w.shape().size();
    BinaryWeights.Spread spread = w.spread(LATENT_PARTS);
    InputWatch.Counts in = inputs.of(w.layer());
    int channels = in == null ? 0 : in.positive.length;
    int[] balance = new int[BALANCE_PARTS];
    int constant = 0;
    for (int c = 0; c < channels; c++) {
      balance[Math.min(BALANCE_PARTS - 1, (int) (in.share(c) * BALANCE_PARTS))]++;
      constant += in.isConstant(c) ? 1 : 0;
    }
    long values = in == null ? 0 : in.perChannel * channels;
    return new LayerHealth(
        w.layer(),
        w.shape().size(),
        flips / count,
        spread.still() / count,
        values,
        channels,
        in == null ? Double.NaN : (double) in.zeroed / values,
        in == null ? Double.NaN : (double) constant / channels,
        spread.parts(),
        spread.range(),
        balance);
  }
}
