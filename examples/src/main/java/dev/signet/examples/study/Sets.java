package dev.signet.examples.study;

import dev.signet.training.data.Dataset;
import java.util.Map;
import java.util.TreeMap;

/**
 * The data of all runs of a study.
 *
 * @param train to train on
 * @param validation chooses the best epoch
 * @param test of which scores are
 */
public record Sets(Dataset train, Dataset validation, Dataset test) {
  private static final double TRAINING_SHARE = 0.9;

  /** The split is the same for all seeds, as the test set is. */
  private static final long SPLIT = 1;

  /** A tenth of {@code all} is for validation. */
  public static Sets of(Dataset all, Dataset test) {
    Dataset.Split split = all.stratifiedSplit(TRAINING_SHARE, SPLIT);
    return new Sets(split.train(), split.validation(), test);
  }

  /** What says that they are others: runs on other data cannot be compared. */
  public Map<String, Object> fingerprints() {
    Map<String, Object> members = new TreeMap<>();
    members.put("train", train.fingerprint());
    members.put("validation", validation.fingerprint());
    members.put("test", test.fingerprint());
    return members;
  }
}
