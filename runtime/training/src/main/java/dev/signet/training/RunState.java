package dev.signet.training;

import dev.signet.inference.file.Tensor;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.CheckpointFolder.Found;
import dev.signet.training.checkpoint.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that the next step of a run depends on beside data, network and settings. Chance is not here:
 * every random number is a function of the seed, the counts of steps and epochs, and what it is
 * for.
 */
final class RunState {
  /** Differences that one message shows. */
  private static final int SHOWN = 4;

  private final Network network;
  private final StepRunner steps;
  private final InputStage inputStage;
  private final Run.Counts counts;
  private final Checkup checkup;

  /** With {@code checkup} null where no run is gone on with. */
  RunState(
      Network network,
      StepRunner steps,
      InputStage inputStage,
      Run.Counts counts,
      Checkup checkup) {
    this.network = network;
    this.steps = steps;
    this.inputStage = inputStage;
    this.counts = counts;
    this.checkup = checkup;
  }

  /** Live arrays by the names of their tensors. */
  private Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter p : network.parameters()) {
      arrays.put("parameters/" + p.name, p.value);
    }
    steps.state().forEach((name, array) -> arrays.put("optimizer/" + name, array));
    if (checkup != null) {
      checkup.state().forEach((name, array) -> arrays.put("checkup/" + name, array));
    }
    arrays.put("input/scale", inputStage.scale());
    arrays.put("input/shift", inputStage.shift());
    arrays.put("input/numbers", inputStage.numbers());
    return arrays;
  }

  /** Of the arrays that are not plain rows. */
  private Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (Parameter p : network.parameters()) {
      shapes.put("parameters/" + p.name, p.shape);
    }
    return shapes;
  }

  /**
   * Puts everything.
   *
   * @throws IllegalStateException when a number is not finite, naming it
   */
  void save(Snapshot into, Position at) {
    Checks.parameters(network, at, 0);
    Map<String, int[]> shapes = shapes();
    arrays()
        .forEach((name, array) -> {
          Checks.finite(name, array, at, "");
          into.put(name, array, shapes.getOrDefault(name, new int[] {array.length}));
        });
    if (at.best != null) {
      List<Parameter> parameters = network.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        Parameter p = parameters.get(i);
        into.put("best/" + p.name, at.best.values()[i], p.shape);
      }
      into.put("best_score", at.best.score());
    }
    into.put("steps", steps.steps()).put("epochs_begun", counts.begun);
    into.put("epochs_done", counts.done);
    at.save(into);
  }

  /**
   * Takes everything, or nothing.
   *
   * @throws CheckpointException when the tensors are not those of this network
   */
  void load(Found found, Position at, int epochs) {
    Snapshot from = found.snapshot();
    Map<String, float[]> arrays = arrays();
    List<Parameter> parameters = network.parameters();
    boolean kept = !from.text("best_score").isEmpty();
    float[][] best = new float[kept ? parameters.size() : 0][];
    for (int i = 0; i < best.length; i++) {
      best[i] = new float[parameters.get(i).size()];
      arrays.put("best/" + parameters.get(i).name, best[i]);
    }
    copy(found.file(), from.tensors(), arrays);
    inputStage.loaded();
    steps.goOn(from.whole("steps"));
    counts.begun = from.whole("epochs_begun");
    counts.done = from.whole("epochs_done");
    at.load(from, found.durations(), epochs);
    at.best = kept ? new Best(from.real("best_score"), best) : null;
  }

  /**
   * Takes parameters, statistics and the fitted input, and nothing of the run; optimizers begin
   * anew.
   *
   * @throws CheckpointException when these are not those of this network; then nothing is taken
   */
  void start(Path file, Snapshot from) {
    Map<String, float[]> arrays = arrays();
    Map<String, Tensor> tensors = new TreeMap<>(from.tensors());
    for (String other : List.of("optimizer/", "best/", "checkup/")) {
      arrays.keySet().removeIf(name -> name.startsWith(other));
      tensors.keySet().removeIf(name -> name.startsWith(other));
    }
    copy(file, tensors, arrays);
    inputStage.loaded();
    steps.update().restart();
  }

  private void copy(Path file, Map<String, Tensor> tensors, Map<String, float[]> arrays) {
    List<String> problems = problems(tensors, arrays);
    if (!problems.isEmpty()) {
      throw new CheckpointException(
          file
              + " is of another network: "
              + String.join("; ", problems)
              + ". Name another checkpoint or folder, or bring back the network.");
    }
    arrays.forEach(
        (name, array) -> System.arraycopy(tensors.get(name).floats(), 0, array, 0, array.length));
  }

  private List<String> problems(Map<String, Tensor> found, Map<String, float[]> here) {
    Map<String, int[]> shapes = shapes();
    List<String> problems = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(found.keySet());
    names.addAll(here.keySet());
    for (String name : names) {
      Tensor tensor = found.get(name);
      float[] array = here.get(name);
      if (tensor == null || array == null) {
        problems.add(name + (tensor == null ? " is not in it" : " is not in the network"));
        continue;
      }
      int[] shape = shapes.getOrDefault(name, new int[] {array.length});
      boolean best = name.startsWith("best/");
      boolean fits = best ? tensor.length() == array.length : Arrays.equals(tensor.shape(), shape);
      if (tensor.type() != Tensor.Type.F32 || !fits) {
        problems.add(name + " is " + tensor + ", here F32" + Arrays.toString(shape));
      }
    }
    return problems.size() > SHOWN
        ? List.of(problems.get(0), problems.get(1), "and " + (problems.size() - 2) + " more")
        : problems;
  }
}
