package dev.signet.examples.mismatch;

import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.util.List;
import java.util.function.Function;

/** The networks of the study, by what is behind their hidden layers. */
public enum Toy {
  /** Real activations. */
  UNQUANTISED("unquantised", Toys_UnquantisedTrainer::create),
  /** Two values and the plain surrogate. */
  PLAIN("binary, plain", Toys_PlainTrainer::create),
  /** Two values and a steeper surrogate. */
  STEEP("binary, steep", Toys_SteepTrainer::create),
  /** Two values and a surrogate that falls to both sides. */
  POLYNOMIAL("binary, polynomial", Toys_PolynomialTrainer::create),
  /** Two values and the surrogate of a sign-swish. */
  SWISH("binary, swishsign", Toys_SwishTrainer::create),
  /** Three values. */
  TERNARY("ternary, plain", Toys_TernaryTrainer::create),
  /** Four values. */
  TWO_BITS("2-bit, plain", Toys_TwoBitsTrainer::create);

  /** Those of two values. */
  static final List<Toy> BINARY = List.of(PLAIN, STEEP, POLYNOMIAL, SWISH);

  private final String words;
  private final Function<Training, Trainer<?>> create;

  Toy(String words, Function<Training, Trainer<?>> create) {
    this.words = words;
    this.create = create;
  }

  /** A new trainer. */
  public Trainer<?> trainer(Training settings) {
    return create.apply(settings);
  }

  /** For tables and pictures. */
  @Override
  public String toString() {
    return words;
  }
}
