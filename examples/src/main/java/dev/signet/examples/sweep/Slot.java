package dev.signet.examples.sweep;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.WeightSource;
import java.util.Locale;

/** A slot of {@code @Binarize} that can be varied. */
public enum Slot {
  /** Estimator of a layer's inputs. */
  INPUTS(Estimator.class, "estimator"),
  /** Estimator of its weights. */
  WEIGHTS(Estimator.class, "estimator"),
  /** Factor of its output channels. */
  SCALE(Scaling.class, "scaling"),
  /** Where its weights come from. */
  SOURCE(WeightSource.class, "source");

  private final Class<?> type;
  private final String folder;

  Slot(Class<?> type, String folder) {
    this.type = type;
    this.folder = folder;
  }

  /** The package of ours. */
  String ours() {
    return "dev.signet.dsl." + folder;
  }

  /** A simple name for one of ours. */
  String shortest(String name) {
    return name.startsWith(ours() + ".") ? name.substring(ours().length() + 1) : name;
  }

  /** What a choice must be. */
  Class<?> type() {
    return type;
  }

  /** As {@code @Binarize} has it. */
  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
