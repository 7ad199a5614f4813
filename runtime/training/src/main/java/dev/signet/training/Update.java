package dev.signet.training;

import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of a step: gradients are summed over shards, pushed through the binary weights, clipped;
 * then parameters decay, optimizers move them, and running averages follow.
 */
final class Update {
  /** Numbers that one thread takes at a time; results do not depend on it, only clipping's sum. */
  private static final int CHUNK = 1 << 14;

  private final Network network;
  private final Training training;
  private final Groups groups;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, float[]> state = new LinkedHashMap<>();
  private final Averaging averaging;

  /**
   * With empty memories, for parameters that are all declared.
   *
   * @throws IllegalArgumentException see {@link Groups}
   */
  Update(String name, Network network, Training training) {
    this.network = network;
    this.training = training;
    this.groups = new Groups(name, training, network.parameters());
    for (Parameter p : network.parameters()) {
      if (p.isTrained()) {
        int group = groups.of(p);
        Optimizer optimizer = groups.optimizer(group);
        Optimizer.Memory memory = optimizer.memory(p.size());
        memory.state().forEach((array, values) -> state.put(p.name + "/" + array, values));
        for (int from = 0; from < p.size(); from += CHUNK) {
          int to = Math.min(p.size(), from + CHUNK);
          pieces.add(new Piece(p, group, optimizer.decouplesDecay(), memory, from, to));
        }
      }
    }
    this.averaging =
        training.averaging() > 0 ? new Averaging(training.averaging(), network.parameters()) : null;
    if (averaging != null) {
      state.putAll(averaging.state());
    }
  }

  /** See {@link StepRunner#state}. */
  Map<String, float[]> state() {
    return Collections.unmodifiableMap(state);
  }

  /** Running averages begin anew at the values, where there are averages. */
  void restart() {
    if (averaging != null) {
      averaging.restart();
    }
  }

  /** Running averages and values change places, where there are averages. */
  void exchange() {
    if (averaging != null) {
      averaging.exchange();
    }
  }

  /** The learning rate of every group in a step. */
  float[] rates(Moment moment) {
    return groups.rates(moment);
  }

  /**
   * Moves the parameters.
   *
   * @param step counts from 1
   */
  void run(long step, float[] rates) {
    gradients(step);
    Shards shards = network.shards();
    clip(shards);
    shards.each(pieces.size(), i -> pieces.get(i).step(step, rates, training));
    shards.each(network.binary().size(), i -> network.binary().get(i).afterStep());
    if (averaging != null) {
      averaging.step(step, shards);
    }
  }

  /** The gradient of every parameter, after a backward pass; without clipping and decay. */
  void gradients(long step) {
    Shards shards = network.shards();
    List<BinaryWeights> binary = network.binary();
    int count = shards.count();
    shards.each(
        pieces.size(),
        i -> {
          Piece p = pieces.get(i);
          p.parameter.partials().reduce(count, step, p.parameter.gradient, p.from, p.to);
        });
    shards.each(
        binary.size(),
        i -> {
          BinaryWeights w = binary.get(i);
          w.partials().reduce(count, step, w.gradient(), 0, w.gradient().length);
          w.backward();
        });
  }

  private void clip(Shards shards) {
    if (training.clipUnits() > 0) {
      Clipping.units(network.parameters(), training, shards);
    }
    if (training.clipNorm() > 0) {
      double[] squares = new double[pieces.size()];
      shards.each(
          squares.length,
          i -> {
            Piece p = pieces.get(i);
            squares[i] = Clipping.squares(p.parameter.gradient, p.from, p.to);
          });
      float factor = Clipping.factor(squares, training.clipNorm());
      if (factor < 1f) {
        shards.each(
            pieces.size(),
            i -> {
              Piece p = pieces.get(i);
              Clipping.scale(p.parameter.gradient, p.from, p.to, factor);
            });
      }
    }
  }

  /** A part of a parameter. */
  private record Piece(
      Parameter parameter,
      int group,
      boolean decoupled,
      Optimizer.Memory memory,
      int from,
      int to) {
    void step(long step, float[] rates, Training training) {
      float rate = rates[group];
      if (training.decays(parameter.kind)) {
        decay((float) training.weightDecay(), rate);
      }
      memory.step(step, rate, parameter.value, parameter.gradient, from, to);
    }

    private void decay(float decay, float rate) {
      float[] value = parameter.value;
      if (decoupled) {
        Clipping.scale(value, from, to, 1 - rate * decay);
      } else {
        for (int i = from; i < to; i++) {
          parameter.gradient[i] += decay * value[i];
        }
      }
    }
  }
}
