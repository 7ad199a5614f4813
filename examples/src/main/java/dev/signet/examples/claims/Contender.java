package dev.signet.examples.claims;

import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What is trained, once for each seed. */
public enum Contender {
  /** ResNet made binary. */
  PLAIN("binary ResNet", Networks_PlainTrainer::create),
  /** Bi-Real Net. */
  BI_REAL("Bi-Real", Networks_BiRealTrainer::create),
  /** Bi-Real Net with more identities. */
  E_BI_REAL("EBi-Real", Networks_EBiRealTrainer::create),
  /** IGP-ResNet, M = 3. */
  IGP3("IGP-ResNet, M = 3", Networks_Igp3Trainer::create),
  /** IGP-ResNet, M = 7. */
  IGP7("IGP-ResNet, M = 7", Networks_Igp7Trainer::create),
  /** BinaryDenseNet. */
  DENSE("BinaryDenseNet", Networks_BinaryDenseNetTrainer::create),
  /** IGP-DenseNet. */
  IGP_DENSE("IGP-DenseNet", Networks_IgpDenseNetTrainer::create),
  /** Bi-Real with ReActNet's signs and activations. */
  REACT_BI_REAL("Bi-Real, RSign and RPReLU", Networks_ReactBiRealTrainer::create),
  /** IGP-ResNet with them. */
  REACT_IGP3("IGP-ResNet, M = 3, RSign and RPReLU", Networks_ReactIgp3Trainer::create),
  /** Bi-Real's layers, plain straight-through derivative of inputs. */
  STE("inputs by SteSign", Networks_SteTrainer::create),
  /** Bi-Real's layers, derivative of a sign-swish. */
  SWISH("inputs by SwishSign", Networks_SwishTrainer::create),
  /** Bi-Real's layers, inputs of three values. */
  TERNARY("ternary inputs", Networks_TernaryTrainer::create),
  /** Bi-Real's layers, straight-through on both sides. */
  SIGNS("latent weights", Networks_SignsTrainer::create),
  /** Signs warmed up. */
  WARM("latent weights, STE-Warmup", Networks_WarmTrainer::create),
  /** Weights from a small network. */
  HYPER("HyperConv", Networks_HyperTrainer::create),
  /** Both. */
  HYPER_WARM("HyperConv, STE-Warmup", Networks_HyperWarmTrainer::create),
  /** BinaryDuo's baseline, trained as long as both its stages. */
  SINGLE("binary inputs, BinaryDuo's baseline", Networks_SingleTrainer::create) {
    @Override
    Recipe<?> recipe(Path folder, Protocol protocol, BiConsumer<String, Trainer<?>> measure) {
      return Recipe.in(folder)
          .first(
              FIRST,
              stage -> create(protocol.settings(stage, protocol.epochs() + protocol.tuning())));
    }
  },
  /** BinaryDuo: coupled, then decoupled. */
  DUO("BinaryDuo", Networks_DuoTrainer::create) {
    @Override
    Recipe<?> recipe(Path folder, Protocol protocol, BiConsumer<String, Trainer<?>> measure) {
      return Recipe.in(folder)
          .first(
              FIRST,
              stage -> Networks_DuoTrainer.create(protocol.settings(stage, protocol.epochs())))
          .then(
              "decoupled",
              (stage, coupled) -> {
                measure.accept(COUPLED, coupled);
                var decoupled = coupled.decouple(protocol.fineTuning(stage));
                measure.accept(DECOUPLED, decoupled);
                return decoupled;
              });
    }
  };

  /** What a score calls the coupled network, before it is decoupled. */
  public static final String COUPLED = "coupled";

  /** What a score calls the decoupled network, before it is trained on. */
  public static final String DECOUPLED = "decoupled";

  private static final String FIRST = "trained";

  private final String label;
  private final Function<Training, Trainer<?>> create;

  Contender(String label, Function<Training, Trainer<?>> create) {
    this.label = label;
    this.create = create;
  }

  /** A new trainer of the network that is trained first. */
  final Trainer<?> create(Training settings) {
    return create.apply(settings);
  }

  /**
   * How it is trained.
   *
   * @param folder for checkpoints
   * @param protocol what all have in common
   * @param measure is told of trainers between stages, by what a score calls them
   */
  Recipe<?> recipe(Path folder, Protocol protocol, BiConsumer<String, Trainer<?>> measure) {
    return Recipe.in(folder)
        .first(FIRST, stage -> create(protocol.settings(stage, protocol.epochs())));
  }

  /** For files and options. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return label;
  }
}
