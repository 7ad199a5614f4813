package dev.signet.examples.claims;

import dev.signet.examples.study.Sets;
import dev.signet.training.Training;
import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.optimize.Schedule;
import dev.signet.training.recipe.Stage;
import java.util.Map;
import java.util.TreeMap;

/**
 * How every network is trained: fixed before the first run, the same for all of them.
 *
 * @param epochs of the first stage
 * @param examples of the training set that are used, validation among them; 0 for all
 * @param seed of weights, order and augmentation
 */
public record Protocol(int epochs, int examples, long seed) {
  private static final int BATCH = 100;
  private static final double RATE = 0.002;
  private static final double FINE_RATE = 0.0005;
  private static final double WARM_UP = 0.05;
  private static final int PAD = 4;

  /** Epochs of fine-tuning: half as many, at least one. */
  public int tuning() {
    return Math.max(1, epochs / 2);
  }

  /** Of the first stage. */
  Training settings(Stage stage, int many) {
    return training(stage, many, Schedule.warmUp(WARM_UP, Schedule.cosine(RATE)));
  }

  /** Of a decoupled network. */
  Training fineTuning(Stage stage) {
    return training(stage, tuning(), Schedule.cosine(FINE_RATE));
  }

  private Training training(Stage stage, int many, Schedule schedule) {
    return Training.builder()
        .epochs(many)
        .batch(BATCH)
        .seed(seed)
        .schedule(schedule)
        .augmentation(Augmentation.cropAndFlip(PAD, true))
        .keepBest(true)
        .checkups(false)
        .checkpoints(stage.checkpoints().keep(1))
        .build();
  }

  /** Splits a training set. */
  Sets data(Dataset all, Dataset test) {
    return Sets.of(examples == 0 ? all : all.head(Math.min(examples, all.size())), test);
  }

  /** What scores depend on beside seed and network: runs with others cannot be compared. */
  Map<String, Object> members(Sets data) {
    Map<String, Object> members = new TreeMap<>(data.fingerprints());
    members.put("epochs", epochs);
    members.put("fine_tuning_epochs", tuning());
    members.put("batch", BATCH);
    members.put("rate", RATE);
    members.put("fine_tuning_rate", FINE_RATE);
    members.put("crop", PAD);
    return members;
  }
}
