package dev.signet.training;

import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Augmentation;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Settings of a training run; immutable. Every setting has a default. */
public final class Training {
  private final int epochs;
  private final int batch;
  private final int shard;
  private final int threads;
  private final long seed;
  private final Optimizer optimizer;
  private final Schedule schedule;
  private final Schedule progress;
  private final Augmentation augmentation;
  private final double weightDecay;
  private final Set<Parameter.Kind> decayed;
  private final boolean keepBest;
  private final Checkpoints checkpoints;

  private Training(Builder from) {
    epochs = from.epochs;
    batch = from.batch;
    shard = from.shard;
    threads = from.threads;
    seed = from.seed;
    optimizer = from.optimizer;
    schedule = from.schedule;
    progress = from.progress;
    augmentation = from.augmentation;
    weightDecay = from.weightDecay;
    decayed = EnumSet.copyOf(from.decayed);
    keepBest = from.keepBest;
    checkpoints = from.checkpoints;
  }

  /** All defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Passes over the training data. */
  public int epochs() {
    return epochs;
  }

  /** Images of a step; the last of an epoch may have fewer. */
  public int batch() {
    return batch;
  }

  /** Images of a shard. */
  public int shard() {
    return shard;
  }

  /** Threads that work. */
  public int threads() {
    return threads;
  }

  /** What all chance is made from. */
  public long seed() {
    return seed;
  }

  /** The rule of a step. */
  public Optimizer optimizer() {
    return optimizer;
  }

  /** The learning rate. */
  public Schedule schedule() {
    return schedule;
  }

  /** What estimators see as training progress, from 0 to 1. */
  public Schedule progress() {
    return progress;
  }

  /** How training images are varied; null for not at all. */
  public Augmentation augmentation() {
    return augmentation;
  }

  /** Added to the gradient of parameters that decay, times their value. */
  public double weightDecay() {
    return weightDecay;
  }

  /** Whether parameters of this kind decay. */
  public boolean decays(Parameter.Kind kind) {
    return weightDecay > 0 && decayed.contains(kind);
  }

  /** Whether the parameters of the best epoch on validation data are kept. */
  public boolean keepBest() {
    return keepBest;
  }

  /** What a killed run goes on from; null for nothing. */
  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /** The settings that affect the result, by name; threads and checkpoints do not. */
  Map<String, String> provenance() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("epochs", Integer.toString(epochs));
    settings.put("batch", Integer.toString(batch));
    settings.put("shard", Integer.toString(shard));
    settings.put("seed", Long.toString(seed));
    settings.put("optimizer", optimizer.toString());
    settings.put("schedule", named(schedule));
    settings.put("progress", named(progress));
    settings.put("weight_decay", Double.toString(weightDecay));
    settings.put("weight_decay_kinds", weightDecay > 0 ? decayed.toString() : "[]");
    settings.put("augmentation", augmentation == null ? "none" : named(augmentation));
    settings.put("keep_best", Boolean.toString(keepBest));
    return settings;
  }

  /** Lambdas print an address, which differs from run to run: their place is taken by a word. */
  static String named(Object setting) {
    String text = setting.toString();
    return text.indexOf('@') < 0 ? text : "custom";
  }

  /** Collects settings. */
  public static final class Builder {
    private int epochs = 10;
    private int batch = 64;
    private int shard = 8;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long seed = 1;
    private Optimizer optimizer = Optimizer.adam();
    private Schedule schedule = Schedule.cosine(0.002);
    private Schedule progress = Schedule.line(0, 1);
    private Augmentation augmentation;
    private double weightDecay;
    private Set<Parameter.Kind> decayed = EnumSet.of(Parameter.Kind.REAL_WEIGHT);
    private boolean keepBest;
    private Checkpoints checkpoints;

    private Builder() {}

    /** Passes over the training data, at least 1; 10 by default. */
    public Builder epochs(int epochs) {
      this.epochs = atLeastOne("epochs", epochs);
      return this;
    }

    /** Images of a step, at least 1; 64 by default. */
    public Builder batch(int batch) {
      this.batch = atLeastOne("batch", batch);
      return this;
    }

    /**
     * Images that one thread takes at a time, at least 1; 8 by default. Changes results in the last
     * bits, as it changes the order of sums. Every shard keeps gradients of its own: memory is
     * batch / shard times the parameters.
     */
    public Builder shard(int shard) {
      this.shard = atLeastOne("shard", shard);
      return this;
    }

    /** Threads that work, at least 1; all processors by default. Never changes results. */
    public Builder threads(int threads) {
      this.threads = atLeastOne("threads", threads);
      return this;
    }

    /** What all chance is made from; 1 by default. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** The rule of a step; Adam by default. */
    public Builder optimizer(Optimizer optimizer) {
      this.optimizer = Objects.requireNonNull(optimizer, "optimizer");
      return this;
    }

    /** The learning rate; a cosine from 0.002 to 0 by default. */
    public Builder schedule(Schedule schedule) {
      this.schedule = Objects.requireNonNull(schedule, "schedule");
      return this;
    }

    /**
     * What estimators that change during training see as progress; a straight line from 0 to 1 by
     * default. Numbers outside 0 to 1 end training with an error.
     */
    public Builder progress(Schedule progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /** How training images are varied; not at all by default. */
    public Builder augmentation(Augmentation augmentation) {
      this.augmentation = Objects.requireNonNull(augmentation, "augmentation");
      return this;
    }

    /**
     * L2 decay of weights, 0 or more, added to the gradient; 0 by default. Of the kinds of
     * parameters given; of {@link Parameter.Kind#REAL_WEIGHT} alone if none is (decay would only
     * pull latent weights to and fro across zero).
     */
    public Builder weightDecay(double weightDecay, Parameter.Kind... kinds) {
      if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
        throw new IllegalArgumentException(
            "weightDecay must be 0 or more and finite, not " + weightDecay);
      }
      this.weightDecay = weightDecay;
      if (kinds.length > 0) {
        decayed = EnumSet.copyOf(List.of(kinds));
      }
      return this;
    }

    /**
     * Whether {@code fit} ends with the parameters and statistics of the epoch that was best on the
     * validation data instead of the last one's; off by default.
     */
    public Builder keepBest(boolean keepBest) {
      this.keepBest = keepBest;
      return this;
    }

    /**
     * Leaves checkpoints while training, and lets {@code fit} go on from those it finds; none by
     * default. Never changes results.
     */
    public Builder checkpoints(Checkpoints checkpoints) {
      this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
      return this;
    }

    /** The settings. */
    public Training build() {
      return new Training(this);
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, not " + value);
      }
      return value;
    }
  }
}
