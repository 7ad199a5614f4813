package dev.signet.training;

import dev.signet.inference.file.Tensor;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.CheckpointFolder.Found;
import dev.signet.training.checkpoint.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All that the next step of a run depends on beside data, network and settings. Chance is not here:
 * every random number is a function of the seed, the counts of steps and epochs, and what it is
 * for.
 */
final class RunState {
  private final Network network;
  private final StepRunner steps;
  private final InputStage inputStage;
  private final Run.Counts counts;

  RunState(Network network, StepRunner steps, InputStage inputStage, Run.Counts counts) {
    this.network = network;
    this.steps = steps;
    this.inputStage = inputStage;
    this.counts = counts;
  }

  /** Live arrays by the names of their tensors. */
  private Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Parameter p : network.parameters()) {
      arrays.put("parameters/" + p.name, p.value);
    }
    steps.state().forEach((name, array) -> arrays.put("optimizer/" + name, array));
    arrays.put("input/scale", inputStage.scale());
    arrays.put("input/shift", inputStage.shift());
    arrays.put("input/numbers", inputStage.numbers());
    return arrays;
  }

  /**
   * Puts everything.
   *
   * @throws IllegalStateException when a number is not finite, naming it
   */
  void save(Snapshot into, Position at) {
    Checks.parameters(network, at, 0);
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (Parameter p : network.parameters()) {
      shapes.put("parameters/" + p.name, p.shape);
    }
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
      into.put("best_accuracy", at.best.accuracy());
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
    boolean kept = !from.text("best_accuracy").isEmpty();
    float[][] best = new float[kept ? parameters.size() : 0][];
    for (int i = 0; i < best.length; i++) {
      best[i] = new float[parameters.get(i).size()];
      arrays.put("best/" + parameters.get(i).name, best[i]);
    }
    List<String> problems = problems(from.tensors(), arrays);
    if (!problems.isEmpty()) {
      throw new CheckpointException(
          found.file()
              + " is of another network: "
              + String.join("; ", problems)
              + ". Name another folder in Checkpoints.in, or bring back the network.");
    }
    arrays.forEach((name, array) ->
        System.arraycopy(from.tensors().get(name).floats(), 0, array, 0, array.length));
    inputStage.loaded();
    steps.goOn(from.whole("steps"));
    counts.begun = from.whole("epochs_begun");
    counts.done = from.whole("epochs_done");
    at.load(from, found.durations(), epochs);
    at.best = kept ? new Best(from.real("best_accuracy"), best) : null;
  }

  private static List<String> problems(Map<String, Tensor> found, Map<String, float[]> here) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(found.keySet());
    names.addAll(here.keySet());
    for (String name : names) {
      Tensor tensor = found.get(name);
      float[] array = here.get(name);
      if (tensor == null || array == null) {
        problems.add(name + (tensor == null ? " is not in it" : " is not in the network"));
      } else if (tensor.type() != Tensor.Type.F32 || tensor.length() != array.length) {
        problems.add(name + " is " + tensor + ", here are " + array.length + " floats");
      }
    }
    return problems.size() > 4
        ? new ArrayList<>(Arrays.asList(problems.get(0), problems.get(1), "and more"))
        : problems;
  }
}
