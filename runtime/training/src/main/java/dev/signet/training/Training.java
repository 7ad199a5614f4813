package dev.signet.training;

import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Augmentation;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.loss.Loss;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Settings of a training run; immutable. Every setting has a default. */
public final class Training {
  private final Settings settings;

  private Training(Settings settings) {
    this.settings = settings;
  }

  /** All defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Passes over the training data. */
  public int epochs() {
    return settings.epochs;
  }

  /** Images of a step; the last of an epoch may have fewer. */
  public int batch() {
    return settings.batch;
  }

  /** Images of a shard. */
  public int shard() {
    return settings.shard;
  }

  /** Threads that work. */
  public int threads() {
    return settings.threads;
  }

  /** What all chance is made from. */
  public long seed() {
    return settings.seed;
  }

  /** The rule of a step, for all parameters that no other optimizer claims. */
  public Optimizer optimizer() {
    return settings.optimizer;
  }

  /** The learning rate of {@link #optimizer}. */
  public Schedule schedule() {
    return settings.schedule;
  }

  /** Optimizers that claim parameters, in the order given. */
  List<Groups.Group> groups() {
    return settings.groups;
  }

  /** How wrong outputs are. */
  public Loss loss() {
    return settings.loss;
  }

  /** Which layers are to look where a teacher's do; null for none. */
  public Attention attention() {
    return settings.attention;
  }

  /** What estimators see as training progress, from 0 to 1. */
  public Schedule progress() {
    return settings.progress;
  }

  /** How training images are varied; null for not at all. */
  public Augmentation augmentation() {
    return settings.augmentation;
  }

  /** Of parameters that decay: added to the gradient, times their value. */
  public double weightDecay() {
    return settings.weightDecay;
  }

  /** Whether parameters of this kind decay. */
  public boolean decays(Parameter.Kind kind) {
    return settings.weightDecay > 0 && settings.decayed.contains(kind);
  }

  /** The greatest norm of the whole gradient; 0 for any. */
  public double clipNorm() {
    return settings.clipNorm;
  }

  /** The greatest norm of a unit's gradient as a part of the unit's own norm; 0 for any. */
  public double clipUnits() {
    return settings.clipUnits;
  }

  /** Whether {@link #clipUnits} bounds this parameter's gradient. */
  boolean clipsUnits(Parameter parameter) {
    return settings.clipped == null || settings.clipped.contains(parameter);
  }

  /** The decay of the running average of parameters; 0 where none is kept. */
  public double averaging() {
    return settings.averaging;
  }

  /** Batches that batch norms' statistics are estimated from anew at the end; 0 for not at all. */
  public int reestimate() {
    return settings.reestimate;
  }

  /** Whether the parameters of the best epoch on validation data are kept. */
  public boolean keepBest() {
    return settings.keepBest;
  }

  /** What a killed run goes on from; null for nothing. */
  public Checkpoints checkpoints() {
    return settings.checkpoints;
  }

  /** How much an example counts by its class; null for all alike. */
  public ClassWeights classWeights() {
    return settings.classWeights;
  }

  /** Whether the next batch is read while a step computes. */
  public boolean prefetch() {
    return settings.prefetch;
  }

  /** Whether the binary layers are looked at after every epoch. */
  public boolean checkups() {
    return settings.checkups;
  }

  /** The settings that affect the result, by name; threads and checkpoints do not. */
  Map<String, String> provenance() {
    return settings.provenance();
  }

  /** Collects settings. */
  public static final class Builder {
    private final Settings settings = new Settings();

    private Builder() {}

    /** Passes over the training data, at least 1; 10 by default. */
    public Builder epochs(int epochs) {
      settings.epochs = atLeastOne("epochs", epochs);
      return this;
    }

    /** Images of a step, at least 1; 64 by default. */
    public Builder batch(int batch) {
      settings.batch = atLeastOne("batch", batch);
      return this;
    }

    /**
     * Images that one thread takes at a time, at least 1; 8 by default. Changes results in the last
     * bits, as it changes the order of sums. Every shard keeps gradients of its own, apart from
     * those of layers with many more weights than values in a picture.
     */
    public Builder shard(int shard) {
      settings.shard = atLeastOne("shard", shard);
      return this;
    }

    /** Threads that work, at least 1; all processors by default. Never changes results. */
    public Builder threads(int threads) {
      settings.threads = atLeastOne("threads", threads);
      return this;
    }

    /** What all chance is made from; 1 by default. */
    public Builder seed(long seed) {
      settings.seed = seed;
      return this;
    }

    /** The rule of a step, for all parameters that no other optimizer claims; Adam by default. */
    public Builder optimizer(Optimizer optimizer) {
      settings.optimizer = Objects.requireNonNull(optimizer, "optimizer");
      return this;
    }

    /**
     * Another optimizer, with a learning rate of its own, for some parameters. May be called for
     * several; {@code create} refuses a parameter that two claim, and a claim to none.
     */
    public Builder optimizer(Optimizer optimizer, Schedule schedule, Parameters which) {
      List<Groups.Group> more = new ArrayList<>(settings.groups);
      more.add(
          new Groups.Group(
              Objects.requireNonNull(optimizer, "optimizer"),
              Objects.requireNonNull(schedule, "schedule"),
              Objects.requireNonNull(which, "which")));
      settings.groups = List.copyOf(more);
      return this;
    }

    /** The learning rate; a cosine from 0.002 to 0 by default. */
    public Builder schedule(Schedule schedule) {
      settings.schedule = Objects.requireNonNull(schedule, "schedule");
      return this;
    }

    /** How wrong outputs are; softmax cross-entropy by default. */
    public Builder loss(Loss loss) {
      settings.loss = Objects.requireNonNull(loss, "loss");
      return this;
    }

    /**
     * Adds to the loss how differently layers look at pictures than a teacher's; off by default.
     */
    public Builder attention(Attention attention) {
      settings.attention = Objects.requireNonNull(attention, "attention");
      return this;
    }

    /**
     * What estimators that change during training see as progress; a straight line from 0 to 1 by
     * default. Numbers outside 0 to 1 end training with an error.
     */
    public Builder progress(Schedule progress) {
      settings.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /** How training images are varied; not at all by default. */
    public Builder augmentation(Augmentation augmentation) {
      settings.augmentation = Objects.requireNonNull(augmentation, "augmentation");
      return this;
    }

    /**
     * Decay of weights, 0 or more; 0 by default. L2, added to the gradient, except where the
     * optimizer {@linkplain Optimizer#decouplesDecay decouples} it. Of the kinds of parameters
     * given; of {@link Parameter.Kind#REAL_WEIGHT} alone if none is (decay would only pull latent
     * weights to and fro across zero).
     */
    public Builder weightDecay(double weightDecay, Parameter.Kind... kinds) {
      settings.weightDecay = notNegative("weightDecay", weightDecay);
      if (kinds.length > 0) {
        EnumSet<Parameter.Kind> decayed = EnumSet.copyOf(List.of(kinds));
        if (decayed.contains(Parameter.Kind.BINARY)) {
          throw new IllegalArgumentException(
              "weights of kind BINARY are -1 and +1 and cannot decay; leave that kind out of"
                  + " weightDecay");
        }
        settings.decayed = decayed;
      }
      return this;
    }

    /**
     * Scales the gradient down where its norm over all parameters is greater than this; 0, the
     * default, for never. After {@link #clipUnits}, before weight decay.
     */
    public Builder clipNorm(double most) {
      settings.clipNorm = notNegative("clipNorm", most);
      return this;
    }

    /**
     * Adaptive gradient clipping (Brock et al. 2021, arXiv 2102.06171): the gradient of each unit,
     * what feeds one output of a layer, is scaled down where its norm is greater than {@code most}
     * times the unit's own. The paper has 0.01 and leaves the last layer out.
     *
     * @param which of them
     */
    public Builder clipUnits(double most, Parameters which) {
      settings.clipUnits = notNegative("clipUnits", most);
      settings.clipped = Objects.requireNonNull(which, "which");
      return this;
    }

    /** As {@link #clipUnits(double, Parameters)}, of all parameters. */
    public Builder clipUnits(double most) {
      settings.clipUnits = notNegative("clipUnits", most);
      settings.clipped = null;
      return this;
    }

    /**
     * Keeps running averages of parameters and statistics over the steps, {@code average = decay *
     * average + (1 - decay) * value} (less decay in the first steps). Validation measures the
     * averages, and {@code fit} ends with them; 0, the default, for none.
     *
     * @param decay from 0 up to, but not including, 1; 0.999 is usual
     */
    public Builder averaging(double decay) {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException(
            "averaging must be from 0 up to, but not including, 1, not " + decay);
      }
      settings.averaging = decay;
      return this;
    }

    /**
     * Ends {@code fit} by estimating the statistics of batch norms anew, as means over so many
     * batches of training data, not varied, with the finished weights; 0, the default, keeps the
     * running ones. Fewer where the data have fewer.
     */
    public Builder reestimate(int batches) {
      if (batches < 0) {
        throw new IllegalArgumentException("reestimate must be 0 or more, not " + batches);
      }
      settings.reestimate = batches;
      return this;
    }

    /**
     * Whether {@code fit} ends with the parameters and statistics of the epoch that was best on the
     * validation data instead of the last one's; off by default.
     */
    public Builder keepBest(boolean keepBest) {
      settings.keepBest = keepBest;
      return this;
    }

    /**
     * How much an example counts in the loss, by its class; all alike by default. {@link
     * ClassWeights#balanced} suits sets whose classes differ in size.
     */
    public Builder classWeights(ClassWeights weights) {
      settings.classWeights = Objects.requireNonNull(weights, "weights");
      return this;
    }

    /**
     * Leaves checkpoints while training, and lets {@code fit} go on from those it finds; none by
     * default. Never changes results.
     */
    public Builder checkpoints(Checkpoints checkpoints) {
      settings.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
      return this;
    }

    /**
     * Whether the next batch is read and varied on a thread of its own while a step computes; off
     * by default, where all threads read it together before the step. Worth it where reading is
     * slow (a data set of your own that decodes files) or a processor is idle. Takes the memory of
     * one more batch; never changes results.
     */
    public Builder prefetch(boolean prefetch) {
      settings.prefetch = prefetch;
      return this;
    }

    /**
     * Whether the binary layers are looked at after every epoch: {@code EpochReport.health} says
     * how they do. On by default; never changes results. It takes a second or two an epoch for
     * large networks, next to nothing for small ones.
     */
    public Builder checkups(boolean checkups) {
      settings.checkups = checkups;
      return this;
    }

    /** The settings. */
    public Training build() {
      return new Training(settings.copy());
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1, not " + value);
      }
      return value;
    }

    private static double notNegative(String name, double value) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(name + " must be 0 or more and finite, not " + value);
      }
      return value;
    }
  }
}
