package dev.signet.training;

import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Augmentation;
import dev.signet.training.loss.ClassWeights;
import dev.signet.training.loss.Loss;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a builder collects; nobody changes that of a training. */
final class Settings implements Cloneable {
  int epochs = 10;
  int batch = 64;
  int shard = 8;
  int threads = Runtime.getRuntime().availableProcessors();
  long seed = 1;
  Optimizer optimizer = Optimizer.adam();
  Schedule schedule = Schedule.cosine(0.002);
  List<Groups.Group> groups = List.of();
  Loss loss = Loss.crossEntropy();
  Schedule progress = Schedule.line(0, 1);
  Augmentation augmentation;
  double weightDecay;
  Set<Parameter.Kind> decayed = EnumSet.of(Parameter.Kind.REAL_WEIGHT);
  double clipNorm;
  double clipUnits;
  Parameters clipped;
  double averaging;
  int reestimate;
  boolean keepBest;
  ClassWeights classWeights;
  Attention attention;
  Checkpoints checkpoints;
  boolean prefetch;
  boolean checkups = true;

  Settings copy() {
    try {
      return (Settings) clone(); // every collection is replaced, never changed
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  Map<String, String> provenance() {
    Map<String, String> all = new TreeMap<>();
    all.put("epochs", Integer.toString(epochs));
    all.put("batch", Integer.toString(batch));
    all.put("shard", Integer.toString(shard));
    all.put("seed", Long.toString(seed));
    all.put("optimizer", named(optimizer));
    all.put("schedule", named(schedule));
    for (int g = 0; g < groups.size(); g++) {
      all.put("optimizer." + (g + 1), groups.get(g).toString());
    }
    all.put("loss", named(loss));
    all.put("progress", named(progress));
    all.put("weight_decay", Double.toString(weightDecay));
    all.put("weight_decay_kinds", weightDecay > 0 ? decayed.toString() : "[]");
    all.put("class_weights", classWeights == null ? "none" : classWeights.toString());
    all.put("clip_norm", clipNorm > 0 ? Double.toString(clipNorm) : "none");
    if (attention != null) {
      all.put("attention", attention.toString());
    }
    String which = clipped == null ? "" : ", " + clipped;
    all.put("clip_units", clipUnits > 0 ? clipUnits + which : "none");
    all.put("averaging", averaging > 0 ? Double.toString(averaging) : "none");
    all.put("reestimate", Integer.toString(reestimate));
    all.put("augmentation", augmentation == null ? "none" : named(augmentation));
    all.put("keep_best", Boolean.toString(keepBest));
    return all;
  }

  /** Lambdas print an address, which differs from run to run: their place is taken by a word. */
  static String named(Object setting) {
    String text = setting.toString();
    return text.indexOf('@') < 0 ? text : "custom";
  }
}
