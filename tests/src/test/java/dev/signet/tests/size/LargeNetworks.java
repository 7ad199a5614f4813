package dev.signet.tests.size;

/** Sources of networks with many layers, each a file of its own in the unnamed package. */
final class LargeNetworks {
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
  static String stage(int units) {
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
  static String growth(int units) {
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

  /** Bi-Real Net with 34 weighted layers (Liu et al. 2018, arXiv 1808.00278). */
  static String biReal34() {
    return IMPORTS
        + """
        @Network(input = {3, 224, 224})
        @Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
        public record BiReal34(
            @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
            BatchNorm norm,
            @Window(value = 3, stride = 2) MaxPool pool,
            @Stage(units = 6, out = 64) Unit stage1,
            @Stage(units = 8, out = 128, stride = 2) Unit stage2,
            @Stage(units = 12, out = 256, stride = 2) Unit stage3,
            @Stage(units = 6, out = 512, stride = 2) Unit stage4,
            GlobalAvgPool average,
            @Units(1000) Dense logits) {
          @Residual(shortcut = Downsample.class)
          record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}

          @Sequential
          record Downsample(
              @Window(STRIDE) AvgPool shrink,
              @Filters(value = OUT, kernel = 1) Conv project,
              BatchNorm norm) {}
        }
        """;
  }

  /** BinaryDenseNet with 69 weighted layers, growth 32 (Bethge et al. 2019, arXiv 1906.08637). */
  static String denseNet69() {
    return IMPORTS
        + """
        @Network(input = {3, 224, 224})
        @Binarize(inputs = SteSign.class, weights = SteSign.class)
        public record DenseNet69(
            @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
            BatchNorm norm,
            Relu relu,
            @Window(value = 3, stride = 2) MaxPool pool,
            @Stage(units = 12, out = 32) Growth stage1,
            @Stage(out = 135) Transition shrink1,
            @Stage(units = 16, out = 32) Growth stage2,
            @Stage(out = 196) Transition shrink2,
            @Stage(units = 24, out = 32) Growth stage3,
            @Stage(out = 241) Transition shrink3,
            @Stage(units = 12, out = 32) Growth stage4,
            BatchNorm lastNorm,
            Relu lastRelu,
            GlobalAvgPool average,
            @Units(1000) Dense logits) {
          @DenselyConnected
          record Growth(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}

          @Sequential
          record Transition(
              BatchNorm norm,
              @Window(2) MaxPool pool,
              Relu relu,
              @Filters(value = OUT, kernel = 1) Conv mix) {}
        }
        """;
  }
}
