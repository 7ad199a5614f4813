package dev.signet.processor.write;

import static dev.signet.processor.plan.Net.APPROX;
import static dev.signet.processor.plan.Net.LEARNED_SCALE;
import static dev.signet.processor.plan.Net.MAGNITUDE;
import static dev.signet.processor.plan.Net.PRELU;
import static dev.signet.processor.plan.Net.REAL;
import static dev.signet.processor.plan.Net.RELU;
import static dev.signet.processor.plan.Net.RPRELU;
import static dev.signet.processor.plan.Net.RSIGN;
import static dev.signet.processor.plan.Net.STE;
import static dev.signet.processor.plan.Net.UNSCALED;
import static dev.signet.processor.plan.Net.binarize;
import static dev.signet.processor.plan.Net.choice;
import static dev.signet.processor.plan.Net.square;
import static dev.signet.processor.plan.Net.standardized;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.ClassRef;
import dev.signet.processor.graph.PaddingChoice;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.BinaryConvOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.plan.Net;
import java.util.List;
import java.util.Optional;

/** Networks that between them use everything the writer can write. */
final class Nets {
  static final Binarization PLAIN = binarize(STE, STE, UNSCALED);

  private Nets() {}

  /** Real stem, one folded binary convolution, pooled bits, a binary dense layer over a picture. */
  static Net digit() {
    return standardized("DigitNet", 1, 28, 28)
        .conv("stem", 32, 3, 1, false)
        .norm("norm0")
        .maxPool("pool0", 2, 2, 0)
        .binaryConv("conv1", 64, 3, binarize(APPROX, STE, UNSCALED))
        .norm("norm1")
        .binaryConv("conv2", 40, 3, binarize(APPROX, MAGNITUDE, LEARNED_SCALE))
        .norm("norm2")
        .maxPool("pool2", 2, 2, 0)
        .flatten("flat")
        .binaryDense("hidden", 100, false, PLAIN)
        .norm("norm3")
        .dense("logits", 10);
  }

  /** A dense network whose first layer keeps real inputs. */
  static Net mlp() {
    return standardized("Mlp", 784, 1, 1)
        .binaryDense("hidden1", 128, true, binarize(REAL, STE, UNSCALED))
        .norm("norm1")
        .binaryDense("hidden2", 65, true, PLAIN)
        .norm("norm2")
        .dropout("drop")
        .binaryDense("out", 10, false, PLAIN);
  }

  /** Residual units with learned choices and a shortcut. */
  static Net residual() {
    Binarization b = binarize(RSIGN, MAGNITUDE, UNSCALED);
    return standardized("Residual", 3, 16, 16)
        .conv("stem", 32, 3, 1, true)
        .norm("norm")
        .binaryConv("unit_0_conv", 32, 3, b)
        .norm("unit_0_norm")
        .sum("unit_0_sum", "unit_0_norm", "norm")
        .activation("act", RPRELU)
        .add(
            "unit_1_conv",
            new BinaryConvOp(
                64, square(3, 2, 1), false, b, new PaddingChoice("ONE", "default", Origin.none())))
        .norm("unit_1_norm")
        .avgPool("shrink", 2, "act")
        .conv("project", 64, 1, 1, false)
        .norm("shortNorm")
        .sum("unit_1_sum", "unit_1_norm", "shortNorm")
        .globalAvgPool("average")
        .dense("logits", 5);
  }

  /** Dense blocks, three branches, gates, and one value packed for two layers. */
  static Net branches() {
    return standardized("Branches", 3, 9, 7)
        .conv("stem", 70, 3, 1, false)
        .binaryConv("a", 70, 3, PLAIN, "stem")
        .binaryConv("b", 70, 3, PLAIN, "stem")
        .activation("relu", RELU, "stem")
        .sum("three", "a", "b", "relu")
        .globalAvgPool("squeeze")
        .dense("gate1", 70)
        .activation("sigmoid", choice("activation", "Sigmoid", null))
        .multiply("gated", "three", "sigmoid", "stem")
        .concat("joined", "gated", "a", "stem")
        .binaryDense("hidden", 33, false, PLAIN)
        .dropout("drop")
        .dense("logits", 4);
  }

  /**
   * Real weights with binary inputs, real both, pools before norms, learned activations in chains.
   */
  static Net mixtures() {
    return standardized("Mixtures", 2, 12, 12)
        .conv("stem", 64, 3, 1, false)
        .add(
            "signsTimesReal",
            new BinaryConvOp(
                64,
                square(3, 1, 1),
                true,
                binarize(STE, REAL, LEARNED_SCALE),
                new PaddingChoice("MINUS_ONE", "default", Origin.none())))
        .norm("norm1")
        .binaryConv("bothReal", 64, 3, binarize(REAL, REAL, UNSCALED))
        .binaryConv("packed1", 96, 3, binarize(STE, STE, LEARNED_SCALE))
        .maxPool("pool1", 3, 2, 1)
        .norm("norm2")
        .binaryConv("packed2", 64, 3, PLAIN)
        .norm("norm3")
        .activation("prelu", PRELU)
        .flatten("flat")
        .binaryDense("dense1", 64, false, PLAIN)
        .activation("relu", RELU)
        .norm("norm4")
        .binaryDense("dense2", 3, true, binarize(RSIGN, STE, UNSCALED))
        .norm("norm5");
  }

  /** An encoded input, names that collide with members and locals, a nested record. */
  static Net awkward() {
    Choice encoder = choice("encoder", "Thermometer", null);
    InputOp input =
        new InputOp(
            new Shape(3, 8, 8),
            Optional.empty(),
            false,
            Optional.of(new InputOp.Encoding(encoder, 5)));
    return Net.of(new ClassRef("test.nets", List.of("Outer", "Inner")), input)
        .binaryConv("x", 16, 3, PLAIN)
        .norm("values0")
        .binaryConv("run", 16, 3, binarize(RSIGN, STE, LEARNED_SCALE))
        .norm("wait")
        .activation("s", RPRELU)
        .activation("site", RELU)
        .conv("scale", 8, 3, 1, true)
        .binaryConv("deployedSite", 8, 1, PLAIN)
        .norm("gSlope")
        .activation("forward", PRELU)
        .binaryConv("$W", 8, 1, PLAIN) // words that break lines in JavaPoet's formats
        .norm("most$Z")
        .dense("logits", 7);
  }

  /** A signal without normalisation, in the unnamed package. */
  static Net signal() {
    InputOp input = new InputOp(new Shape(2, 1, 50), Optional.empty(), false, Optional.empty());
    return Net.of(new ClassRef("", List.of("Signal")), input)
        .add(
            "conv",
            new BinaryConvOp(
                24,
                new dev.signet.processor.graph.Geometry(1, 5, 1, 2, 0, 2),
                true,
                binarize(REAL, STE, LEARNED_SCALE),
                new PaddingChoice("ZERO", "default", Origin.none())))
        .activation("hard", choice("activation", "HardTanh", null))
        .globalAvgPool("average")
        .dense("logits", 3);
  }

  /** A thousand layers. */
  static Net deep() {
    Net net = standardized("Deep", 3, 4, 4).conv("stem", 16, 3, 1, false).norm("stemNorm");
    String last = "stemNorm";
    for (int i = 0; i < 250; i++) {
      net.binaryConv("unit_" + i + "_conv", 16, 3, binarize(RSIGN, MAGNITUDE, LEARNED_SCALE))
          .norm("unit_" + i + "_norm")
          .sum("unit_" + i + "_sum", "unit_" + i + "_norm", last)
          .activation("unit_" + i + "_act", RPRELU);
      last = "unit_" + i + "_act";
    }
    return net.globalAvgPool("average").dense("logits", 10);
  }

  /** All but the deep one. */
  static List<Net> all() {
    return List.of(digit(), mlp(), residual(), branches(), mixtures(), awkward(), signal());
  }
}
