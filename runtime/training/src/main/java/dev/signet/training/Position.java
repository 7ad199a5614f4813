package dev.signet.training;

import dev.signet.inference.file.Json;
import dev.signet.training.checkpoint.Snapshot;
import dev.signet.training.listen.EpochReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far one call of fit has come, between two steps: what its reports are made from. */
final class Position {
  /** Of the epochs done, in order. */
  final List<EpochReport> reports = new ArrayList<>();

  /** Steps done of the current epoch. */
  int step;

  /** Of the first step of all; 0 before it. */
  double firstLoss;

  /** Over the current epoch, weighted by examples. */
  double loss;

  /** Examples of the current epoch. */
  long seen;

  /** Of those, answered rightly. */
  long correct;

  /** The rate of the last step. */
  float rate;

  /** The best epoch, where it is kept. */
  Best best;

  /** Seconds of the run before this process. */
  double secondsBefore;

  /** Whether this is the end of fit. */
  boolean complete;

  /** Whether a listener ended it. */
  boolean stopped;

  /** The current epoch, from 1; after the last one, one more. */
  int epoch() {
    return reports.size() + 1;
  }

  /** After a step. */
  void add(double mean, int examples, int right, float rate) {
    firstLoss = firstLoss == 0 ? mean : firstLoss;
    step++;
    loss += mean * examples;
    seen += examples;
    correct += right;
    this.rate = rate;
  }

  double meanLoss() {
    return loss / seen;
  }

  double accuracy() {
    return (double) correct / seen;
  }

  /** After an epoch and its validation. */
  void end(EpochReport report) {
    reports.add(report);
    step = 0;
    loss = 0;
    seen = 0;
    correct = 0;
  }

  /** Puts all but {@link #best} and durations. */
  void save(Snapshot into) {
    into.put("step_of_epoch", step).put("loss_of_epoch", loss).put("seen_of_epoch", seen);
    into.put("first_loss", firstLoss)
        .put("correct_of_epoch", correct)
        .put("learning_rate", (double) rate);
    into.put("complete", complete).put("stopped", stopped);
    List<Map<String, Number>> epochs = new ArrayList<>();
    for (EpochReport report : reports) {
      Map<String, Number> numbers = report.numbers();
      numbers.keySet().removeAll(EpochReport.DURATIONS);
      epochs.add(numbers);
    }
    into.put("epochs", Json.write(epochs));
  }

  /** What a sidecar holds of this: durations, which differ between equal runs. */
  Map<String, Object> durations(double seconds) {
    List<Map<String, Number>> epochs = new ArrayList<>();
    for (EpochReport report : reports) {
      Map<String, Number> numbers = report.numbers();
      numbers.keySet().retainAll(EpochReport.DURATIONS);
      epochs.add(numbers);
    }
    return Map.of("seconds", seconds, "epochs", epochs);
  }

  /** Takes what {@link #save} and {@link #durations} gave. */
  void load(Snapshot from, Map<String, Object> durations, int planned) {
    step = (int) from.whole("step_of_epoch");
    loss = from.real("loss_of_epoch");
    seen = from.whole("seen_of_epoch");
    firstLoss = from.real("first_loss");
    correct = from.whole("correct_of_epoch");
    rate = (float) from.real("learning_rate");
    complete = Boolean.parseBoolean(from.text("complete"));
    stopped = Boolean.parseBoolean(from.text("stopped"));
    secondsBefore = durations.get("seconds") instanceof Number n ? n.doubleValue() : 0;
    List<?> times = durations.get("epochs") instanceof List<?> list ? list : List.of();
    reports.clear();
    for (Object epoch : (List<?>) from.json("epochs")) {
      Map<String, Object> numbers = named(epoch);
      if (reports.size() < times.size()) {
        numbers.putAll(named(times.get(reports.size())));
      }
      reports.add(EpochReport.of(numbers, planned));
    }
  }

  private static Map<String, Object> named(Object json) {
    Map<String, Object> members = new HashMap<>();
    if (json instanceof Map<?, ?> map) {
      map.forEach((name, value) -> members.put((String) name, value));
    }
    return members;
  }
}
