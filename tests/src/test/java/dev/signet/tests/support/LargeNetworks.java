package dev.signet.tests.support;

/** Sources of networks with many layers, each a file of its own in the unnamed package. */
public final class LargeNetworks {
  private static final String IMPORTS =
      """
      import static dev.signet.dsl.Param.*;
      import dev.signet.dsl.*;
      import dev.signet.dsl.activation.*;
      import dev.signet.dsl.estimator.*;
      import dev.signet.dsl.scaling.*;
      """;

  private LargeNetworks() {}

  /**
   * {@code Stage<units>}: residual units of a binary convolution, its norm and a learned
   * activation, in pictures small enough to be run.
   */
  public static String stage(int units) {
    return IMPORTS
        + """
        @Network(input = {3, 4, 4})
        @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
        public record Stage%d(
            @Filters(16) Conv stem,
            BatchNorm norm,
            @Stage(units = %d) Unit stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @Residual
          record Unit(
              @Filters(OUT) @Binarize(scale = LearnedScale.class) BinaryConv conv,
              BatchNorm norm,
              RPRelu activation) {}
        }
        """
            .formatted(units, units);
  }

  /**
   * {@code Wide<units>}: densely connected units, each with inputs of its own width, so that
   * nothing can be shared between them, and thresholds that the model file holds.
   */
  public static String growth(int units) {
    return IMPORTS
        + """
        @Network(input = {1, 2, 2})
        @Binarize(inputs = SteSign.class, weights = SteSign.class)
        public record Growth%d(
            @Filters(8) Conv stem,
            @Stage(units = %d, out = 1) Unit stage,
            BatchNorm last,
            GlobalAvgPool average,
            @Units(10) Dense logits) {
          @DenselyConnected
          record Unit(
              BatchNorm norm,
              @Filters(8) BinaryConv squeeze,
              BatchNorm between,
              @Filters(OUT) BinaryConv conv) {}
        }
        """
            .formatted(units, units);
  }

  /** {@code BiReal34}: the published network of 18 layers with the units of ResNet-34. */
  public static String biReal34() {
    return published("BiRealNet18", "BiReal34")
        .replace("units = 4, out = 64", "units = 6, out = 64")
        .replace("units = 4, out = 128", "units = 8, out = 128")
        .replace("units = 4, out = 256", "units = 12, out = 256")
        .replace("units = 4, out = 512", "units = 6, out = 512");
  }

  /** {@code DenseNet69}: the published network of 28 layers with 64 units. */
  public static String denseNet69() {
    return published("BinaryDenseNet28", "DenseNet69")
        .replace("units = 6, out = 64) Growth stage1", "units = 12, out = 64) Growth stage1")
        .replace("units = 6, out = 64) Growth stage2", "units = 16, out = 64) Growth stage2")
        .replace("units = 6, out = 64) Growth stage3", "units = 20, out = 64) Growth stage3")
        .replace("units = 5, out = 64) Growth stage4", "units = 16, out = 64) Growth stage4");
  }

  private static String published(String network, String name) {
    String folder = "tests/src/test/java/dev/signet/tests/published/";
    return SourceText.read(Repository.root().resolve(folder + network + ".java"))
        .replace("record " + network, "record " + name);
  }
}
