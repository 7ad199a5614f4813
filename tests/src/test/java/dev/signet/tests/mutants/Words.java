package dev.signet.tests.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Words of the language that mutations put in, all by full name: a mutant needs no new import. */
final class Words {
  static final String DSL = "dev.signet.dsl.";

  static final String UNFIT = "dev.signet.tests.mutants.Unfit.";

  static final List<String> JOINS = List.of("Sequential", "Residual", "DenselyConnected", "Sum");

  static final List<String> NOUNS =
      List.of(
          "Conv",
          "BinaryConv",
          "Dense",
          "BinaryDense",
          "BatchNorm",
          "MaxPool",
          "AvgPool",
          "GlobalAvgPool",
          "Flatten",
          "Dropout",
          "Add",
          "Multiply",
          "Concat",
          "PadChannels",
          "activation.Relu",
          "activation.PRelu",
          "activation.Sigmoid",
          "activation.Shift");

  /** Components that can stand anywhere. */
  static final List<String> COMPONENTS =
      List.of(
          "@dev.signet.dsl.Filters(3) dev.signet.dsl.Conv",
          "@dev.signet.dsl.Filters(5) dev.signet.dsl.BinaryConv",
          "@dev.signet.dsl.Filters(value = 4, stride = 2) dev.signet.dsl.Conv",
          "@dev.signet.dsl.Units(6) dev.signet.dsl.Dense",
          "@dev.signet.dsl.Units(7) dev.signet.dsl.BinaryDense",
          "@dev.signet.dsl.Squeeze(ratio = 2) dev.signet.dsl.Dense",
          "@dev.signet.dsl.Window(2) dev.signet.dsl.MaxPool",
          "@dev.signet.dsl.Window(3) dev.signet.dsl.AvgPool",
          "@dev.signet.dsl.Window(value = 2, padding = dev.signet.dsl.Padding.VALID)"
              + " dev.signet.dsl.MaxPool",
          "@dev.signet.dsl.Channels(70) dev.signet.dsl.PadChannels",
          "@dev.signet.dsl.Rate(0.3) dev.signet.dsl.Dropout",
          "dev.signet.dsl.BatchNorm",
          "dev.signet.dsl.GlobalAvgPool",
          "dev.signet.dsl.Flatten",
          "dev.signet.dsl.activation.Relu",
          "dev.signet.dsl.activation.RPRelu",
          "dev.signet.dsl.activation.Scale",
          "dev.signet.tests.choices.Valley");

  /** Adjectives with sound values. */
  static final List<String> ADJECTIVES =
      List.of(
          "@dev.signet.dsl.Filters(8)",
          "@dev.signet.dsl.Units(8)",
          "@dev.signet.dsl.Squeeze(ratio = 2)",
          "@dev.signet.dsl.Window(2)",
          "@dev.signet.dsl.Channels(140)",
          "@dev.signet.dsl.Rate(0.2)",
          "@dev.signet.dsl.Momentum(0.8)",
          "@dev.signet.dsl.Stage(units = 2)",
          "@dev.signet.dsl.Stage(units = 2, out = 4, stride = 2)",
          "@dev.signet.dsl.From(\"input\")",
          "@dev.signet.dsl.Binarize(weights = dev.signet.dsl.estimator.Real.class)",
          "@dev.signet.dsl.Binarize(padding = dev.signet.dsl.Padding.ONE)",
          "@dev.signet.dsl.Binarize",
          "@dev.signet.dsl.Allow(value = \"NormMissing\", reason = \"\")",
          "@dev.signet.dsl.Allow(value = {}, reason = \"none\")");

  /** Types that are no layer, and can stand for a component. */
  static final List<String> NO_LAYERS =
      List.of(
          "int",
          "String",
          "Object",
          "Void",
          "Runnable",
          "java.util.List<dev.signet.dsl.Conv>",
          "java.util.Map<String, ? extends dev.signet.dsl.Conv>",
          "dev.signet.dsl.Conv[]",
          "dev.signet.dsl.BatchNorm[][]",
          "int[]",
          "dev.signet.dsl.Padding",
          "dev.signet.dsl.Filters",
          "dev.signet.dsl.Layer",
          "dev.signet.dsl.Activation",
          "dev.signet.dsl.estimator.SteSign",
          "Thread.State");

  static final List<String> ESTIMATORS =
      List.of(
          "dev.signet.dsl.estimator.SteSign",
          "dev.signet.dsl.estimator.ApproxSign",
          "dev.signet.dsl.estimator.SwishSign",
          "dev.signet.dsl.estimator.ErrorDecay",
          "dev.signet.dsl.estimator.RSign",
          "dev.signet.dsl.estimator.MagnitudeAwareSign",
          "dev.signet.dsl.estimator.Real",
          "dev.signet.dsl.Inherit",
          "dev.signet.dsl.estimator.WideSteSign",
          "dev.signet.tests.choices.Warming");

  /** Estimators of inputs, of signs and of other values. */
  static final List<String> INPUTS =
      Stream.concat(
              ESTIMATORS.stream(),
              Stream.of(
                  "dev.signet.dsl.estimator.UnitStep",
                  "dev.signet.dsl.estimator.CoupledTernary",
                  "dev.signet.tests.choices.CoupledThirds",
                  "dev.signet.tests.choices.Trits",
                  "dev.signet.tests.choices.MovingLevels",
                  "dev.signet.tests.choices.SoftSign"))
          .toList();

  /** Classes that cannot be chosen, or not everywhere. */
  static final List<String> BAD_ESTIMATORS =
      List.of(
          "dev.signet.dsl.Estimator",
          UNFIT + "Unfinished",
          UNFIT + "Numbered",
          UNFIT + "Inner",
          UNFIT + "Coupled",
          UNFIT + "Ternary",
          UNFIT + "NoWindow",
          UNFIT + "Nameless",
          UNFIT + "OddShape",
          UNFIT + "Statistics",
          UNFIT + "OnlyInputs");

  static final List<String> SCALINGS =
      List.of(
          "dev.signet.dsl.scaling.Unscaled",
          "dev.signet.dsl.scaling.MeanAbs",
          "dev.signet.dsl.scaling.LearnedScale",
          "dev.signet.dsl.Scaling");

  static final List<String> SOURCES =
      List.of(
          "dev.signet.dsl.source.Latent",
          "dev.signet.dsl.source.UnclippedLatent",
          "dev.signet.tests.choices.Shared",
          "dev.signet.dsl.WeightSource");

  static final List<String> ENCODERS =
      List.of(
          "dev.signet.dsl.encoder.Thermometer",
          "dev.signet.dsl.encoder.BitPlanes",
          "dev.signet.dsl.Encoder");

  /** Names that generated code, its frameworks or Java itself might want. */
  static final List<String> NAMES =
      List.of(
          "record",
          "var",
          "sealed",
          "permits",
          "when",
          "module",
          "input",
          "output",
          "model",
          "logits",
          "forward",
          "backward",
          "freeze",
          "create",
          "load",
          "save",
          "classify",
          "of",
          "main",
          "x",
          "y",
          "c",
          "i",
          "k",
          "in",
          "out",
          "acc",
          "gx",
          "gy",
          "site",
          "scratch",
          "slice",
          "end",
          "raw",
          "file",
          "path",
          "training",
          "progress",
          "shards",
          "parameter",
          "weights",
          "scale",
          "shift",
          "thresholds",
          "values",
          "evaluate",
          "fit",
          "summary",
          "run",
          "SPEC",
          "Steps",
          "OnePass",
          "EvaluationPass",
          "Math",
          "String",
          "Override",
          "Tensor",
          "$",
          "_x",
          "x_",
          "a$b",
          "größe",
          "слой",
          "層",
          "e\u0301tage",
          "A",
          "URL",
          "stage1_0_conv",
          "length",
          "name",
          "values1",
          "equals",
          "sum",
          "concat",
          "sum2",
          "layer");

  /**
   * Names of types that generated code might want for itself, but those of java.lang: a record
   * beside it hides them, which is a known limit.
   */
  static final List<String> TYPE_NAMES =
      List.of(
          "Arrays",
          "List",
          "Path",
          "Generated",
          "Training",
          "Trainer",
          "PackedModel",
          "ModelFile",
          "Values",
          "Shape",
          "Conv",
          "Dense",
          "Network",
          "Größe",
          "層",
          "A$B",
          "_A",
          "lower",
          "SteSign",
          "Parameter",
          "IOException",
          "PackedPass",
          "Pass",
          "Slice",
          "Steps",
          "OnePass",
          "EvaluationPass",
          "Convolution");

  private Words() {}
}
