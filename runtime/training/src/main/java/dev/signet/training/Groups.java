package dev.signet.training;

import dev.signet.training.optimize.Moment;
import dev.signet.training.optimize.Optimizer;
import dev.signet.training.optimize.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which optimizer moves which parameter, and how fast: each parameter has exactly one. */
final class Groups {
  /**
   * Settings for some parameters.
   *
   * @param which null for all that no other setting claims
   */
  record Group(Optimizer optimizer, Schedule schedule, Parameters which) {
    @Override
    public String toString() {
      return optimizer + ", " + Settings.named(schedule) + (which == null ? "" : ", " + which);
    }
  }

  private static final int SHOWN = 12;

  private final List<Group> all = new ArrayList<>();

  /**
   * Claims every trained parameter.
   *
   * @throws IllegalArgumentException when one is claimed twice, a setting claims none, or optimizer
   *     and parameter do not fit
   */
  Groups(String network, Training training, List<Parameter> parameters) {
    all.add(new Group(training.optimizer(), training.schedule(), null));
    all.addAll(training.groups());
    List<Parameter> trained = parameters.stream().filter(Parameter::isTrained).toList();
    for (Group group : training.groups()) {
      if (trained.stream().noneMatch(group.which::contains)) {
        throw new IllegalArgumentException(
            "[OptimizerUnused] %s is to move %s, but no trained parameter of %s is among them. %s"
                .formatted(group.optimizer, group.which, network, names(trained)));
      }
    }
    trained.forEach(p -> fits(p, all.get(of(p))));
  }

  private static String names(List<Parameter> trained) {
    String some = trained.stream().limit(SHOWN).map(p -> p.name).collect(Collectors.joining(", "));
    return "It has " + some + (trained.size() > SHOWN ? " and others." : ".");
  }

  private static void fits(Parameter p, Group group) {
    boolean binary = p.kind == Parameter.Kind.BINARY;
    if (binary && !group.optimizer.flips()) {
      throw new IllegalArgumentException(
          ("[FlipsNeeded] The weights %s are -1 and +1 without latents, but %s moves numbers by small"
                  + " steps. Give them one that flips: optimizer(Optimizer.bop(1e-8),"
                  + " Schedule.constant(1e-4), Parameters.kinds(Parameter.Kind.BINARY)); or declare"
                  + " latent weights (source = Latent.class).")
              .formatted(p.name, group.optimizer));
    }
    if (!binary && group.optimizer.flips()) {
      throw new IllegalArgumentException(
          ("[NothingToFlip] %s only flips weights that are -1 and +1, but %s is %s. Give it"
                  + " Parameters.kinds(Parameter.Kind.BINARY) alone, from layers declared with"
                  + " source = LatentFree.class.")
              .formatted(group.optimizer, p.name, p.kind));
    }
  }

  /** The number of a parameter's group. */
  int of(Parameter p) {
    int found = 0;
    for (int g = 1; g < all.size(); g++) {
      if (all.get(g).which.contains(p)) {
        if (found > 0) {
          throw new IllegalArgumentException(
              ("[OptimizerOverlap] %s is claimed twice: by %s for %s, and by %s for %s. Each"
                      + " parameter has one optimizer; leave it out of one with except(...).")
                  .formatted(
                      p.name,
                      all.get(found).optimizer,
                      all.get(found).which,
                      all.get(g).optimizer,
                      all.get(g).which));
        }
        found = g;
      }
    }
    return found;
  }

  /** The optimizer of a group. */
  Optimizer optimizer(int group) {
    return all.get(group).optimizer;
  }

  /** The learning rate of every group; the first is that of all that no other claims. */
  float[] rates(Moment moment) {
    float[] rates = new float[all.size()];
    for (int g = 0; g < rates.length; g++) {
      rates[g] = Checks.rate(all.get(g).schedule, moment);
    }
    return rates;
  }
}
