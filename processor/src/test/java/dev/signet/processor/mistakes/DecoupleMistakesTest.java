package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;

import dev.signet.processor.testing.Compiled;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that are to be taken apart and cannot be. */
final class DecoupleMistakesTest {
  private static final String HEAD =
      "@Network(input = {1, 8, 8}) @Binarize(inputs = CoupledTernary.class, weights ="
          + " LayerMagnitudeSign.class, source = UnclippedLatent.class) @Decouple record Net(\n"
          + "    @Filters(4) Conv stem,\n";

  private static final String END = "    GlobalAvgPool average,\n    @Units(10) Dense logits) {}\n";

  private static String net(String layers) {
    return HEAD + layers + END;
  }

  @Test
  void nothingCoupled() {
    expect(
        "@Network(input = {1, 8, 8}) §@Decouple record Net(\n"
            + "    @Filters(4) Conv stem, BatchNorm norm, @Filters(4) BinaryConv conv,\n"
            + "    BatchNorm norm2, GlobalAvgPool average, @Units(10) Dense logits) {}",
        "[NothingToDecouple] Net has @Decouple, but none of its layers takes coupled inputs. Choose"
            + " @Binarize(inputs = CoupledTernary.class), or take @Decouple away.");
  }

  @Test
  void onABlock() {
    expect(
        "@Network(input = {1, 8, 8}) record Net(\n"
            + "    @Filters(4) Conv stem, Unit unit, GlobalAvgPool average, @Units(10) Dense logits)"
            + " {}\n"
            + "§@Decouple @Sequential record Unit(BatchNorm norm, @Filters(4) BinaryConv conv) {}",
        "[WrongAdjective] @Decouple does not describe the block Unit. Write it on the network.");
  }

  /** No shift is known in what is read; pools pass on what is before them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | stem | Conv, kernel 3, stride 1, padding 1
          Relu relu, | relu | Relu
          BatchNorm norm, Relu relu, @Window(2) MaxPool pool, | relu | Relu
          BatchNorm norm, @From({"norm", "stem"}) Concat both, | both | Concat
          BatchNorm norm, Relu bent, @From({"bent", "stem"}) Add sum, | bent | Relu
          """)
  void nothingMovesTheInput(String before, String source, String words) {
    expect(
        net(
            "    "
                + (before == null ? "" : before)
                + "\n    @Filters(4) BinaryConv §conv,\n    BatchNorm last,\n"),
        "[CannotDecouple] conv reads copies of "
            + source
            + " that differ by the distance of its thresholds, but "
            + source
            + " ("
            + words
            + ") has no shift to add it to. Put a BatchNorm between, or take @Decouple away.");
  }

  /** The choice that couples them all may be the mistake: the first says it, and names the rest. */
  @Test
  void severalLayers() {
    expect(
        net(
            """
                BatchNorm norm,
                Relu relu,
                @Filters(4) BinaryConv §a,
                BatchNorm normA,
                @Filters(4) BinaryConv b,
                BatchNorm normB,
                Relu bent,
                @Filters(4) BinaryConv c,
                BatchNorm normC,
            """),
        "[CannotDecouple] a reads copies of relu that differ by the distance of its thresholds, but"
            + " relu (Relu) has no shift to add it to. Put a BatchNorm between, or take @Decouple"
            + " away. Nor can be decoupled: c.");
  }

  /** What each layer chose for itself couples it, but @Decouple is one mistake all the same. */
  @Test
  void moreLayersThanAreNamed() {
    String coupled = "@Binarize(inputs = CoupledTernary.class) @Filters(4) BinaryConv ";
    expect(
        "@Network(input = {1, 8, 8}) @Decouple record Net(\n"
            + "    @Filters(4) Conv stem, BatchNorm norm, Relu r, Relu r1,\n    "
            + coupled
            + "§a, BatchNorm normA, @Stage(units = 2, out = 4) Unit unit, Relu r2,\n    "
            + coupled
            + "b, BatchNorm normB, Relu r3,\n    "
            + coupled
            + "c, Relu r4,\n    "
            + coupled
            + "d, BatchNorm normD, GlobalAvgPool average, @Units(10) Dense logits) {\n"
            + "  @Sequential record Unit(Relu relu, "
            + coupled.replace("4", "OUT")
            + " conv, BatchNorm norm) {} }",
        "[CannotDecouple] a reads copies of r1 that differ by the distance of its thresholds, but"
            + " r1 (Relu) has no shift to add it to. Put a BatchNorm between, or take @Decouple"
            + " away. Nor can be decoupled: unit[0].conv, b, c, and 1 more.");
  }

  @Test
  void otherStepsOfOneValue() {
    expect(
        net(
                """
                    BatchNorm norm,
                    @Filters(4) BinaryConv a,
                    BatchNorm normA,
                    @From("norm") @Filters(4) @Binarize(inputs = Holder.Thirds.class) BinaryConv §b,
                    BatchNorm normB,
                    @From({"normA", "normB"}) Add both,
                """)
            + """
            public class Holder {
              @Alphabet(levels = {0, 1, 2, 3}, step = 1 / 3f, thresholds = {1 / 6f, 0.5f, 5 / 6f})
              @Couples(UnitStep.class)
              public static final class Thirds extends UnitLevels {
                public Thirds() { super(3); } } }
            """,
        "[CannotDecouple] b reads norm by Thirds and a by CoupledTernary, but its copies are moved"
            + " for one of them. Choose one estimator for both, put a BatchNorm before one of them,"
            + " or take @Decouple away.");
  }

  @Test
  void sumOfFlattenedPictures() {
    expect(
        "@Network(input = {1, 8, 8}) @Binarize(inputs = CoupledTernary.class) @Decouple record Net(\n"
            + "    @Filters(4) Conv stem, BatchNorm norm, Flatten flat,\n"
            + "    @From(\"stem\") Flatten plain, @From({\"flat\", \"plain\"}) Add both,\n"
            + "    @Units(8) BinaryDense §dense, BatchNorm last, @Units(10) Dense logits) {}",
        "[CannotDecouple] dense reads copies of both, a sum of which flat flattens an operand. Put a"
            + " BatchNorm between, or take @Decouple away.");
  }

  @Test
  void weightsWithoutASize() {
    expect(
        net(
            """
                BatchNorm norm,
                @Filters(4) @Binarize(weights = SteSign.class, source = Latent.class) BinaryConv §conv,
                @Window(2) MaxPool pool,
                Relu relu,
            """),
        "[CannotDecouple] conv reads 2 copies, so that its sums grow 2 times, but its weights have no"
            + " magnitude to divide and relu reads its sums without a BatchNorm between. Put one"
            + " behind it, choose weights = LayerMagnitudeSign.class or scale = LearnedScale.class,"
            + " or take @Decouple away.");
  }

  @Test
  void weightsOfAnotherSource() {
    expect(
        net(
                """
                    BatchNorm norm,
                    @Filters(4) @Binarize(source = Holder.Mine.class) BinaryConv §conv,
                    BatchNorm last,
                """)
            + """
            public class Holder {
              @Learned(value = "latent", shape = {Learned.OUT, Learned.KERNEL, Learned.IN})
              public static final class Mine extends Latent {} }
            """,
        "[CannotDecouple] conv has weights of Mine, and which of its numbers belong to which input"
            + " is not known. Choose a weight source of dev.signet.dsl.source, or take @Decouple"
            + " away.");
  }

  /** Twice the weights have another deviation. */
  @Test
  void weightsOfTheWholeFilter() {
    expect(
        net(
            """
                BatchNorm norm,
                @Filters(4) @Binarize(source = StandardizedLatent.class) BinaryConv §conv,
                BatchNorm last,
            """),
        "[CannotDecouple] conv has weights of StandardizedLatent, which hang on a filter's size, and"
            + " decoupled it reads 2 times as many inputs. Choose Latent, or take @Decouple away.");
  }

  @Test
  void copiesThatAreTooLarge() {
    expect(
        "@Network(input = {1, 8, 8}) @Binarize(inputs = CoupledTernary.class) @Decouple record Net(\n"
            + "    @Filters(value = 4, stride = 8) Conv stem, BatchNorm norm,\n"
            + "    @Filters(40_000_000) BinaryConv §conv, BatchNorm last,\n"
            + "    GlobalAvgPool average, @Units(2) Dense logits) {}",
        "[TooLarge] conv learns 2880000000 numbers, but an array holds at most 2147483647 numbers."
            + " Make it smaller.");
  }

  /** Whoever uses the classes of a network that cannot be taken apart reads our message only. */
  @Test
  void stubsKeepOtherMessagesAway() {
    expect(
        net("    @Filters(4) BinaryConv §conv,\n    BatchNorm last,\n")
            + """
            class User {
              Object model() throws java.io.IOException {
                return NetDecoupledModel.load(java.nio.file.Path.of("x")).labels(); } }
            """,
        "[CannotDecouple] conv reads copies of stem that differ by the distance of its thresholds,"
            + " but stem (Conv, kernel 3, stride 1, padding 1) has no shift to add it to. Put a"
            + " BatchNorm between, or take @Decouple away.");
  }

  @Test
  void aNetworkOfTheNameOfTheDecoupledOne() {
    String net =
        net("    BatchNorm norm,\n    @Filters(4) BinaryConv conv,\n    BatchNorm last,\n");
    Compiled compiled = Compiled.source(net + net.replace("record Net(", "record NetDecoupled("));
    assertThat(compiled.warnings()).isEmpty();
    assertThat(compiled.errors()).hasSize(1);
    assertThat(compiled.errors().get(0).text()).startsWith("[NameTaken] A class that is generated");
  }

  private static final String COUPLING =
      """
      @Network(input = {1, 8, 8}) record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
          BatchNorm norm2,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      public class Holder {
        @Alphabet(levels = %s) @Couples(%s.class) %s
        public static final class Mine implements Estimator {
          public float deployed(float x, Site s) { return 0; }
          public float derivative(float x, Site s) { return 1; } } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {0, 1, 2}, step = 0.5f | UnitStep | '' | 0.0, 0.5, 1.0 with no thresholds stated | 0.0, 1.0 stepping at [0.5]
          {0, 1, 2}, thresholds = {0.25f, 0.75f} | UnitStep | '' | 0.0, 1.0, 2.0 stepping at [0.25, 0.75] | 0.0, 1.0 stepping at [0.5]
          {0, 1, 2}, step = 0.5f, thresholds = {0, 0.5f} | UnitStep | '' | 0.0, 0.5, 1.0 stepping at [0.0, 0.5] | 0.0, 1.0 stepping at [0.5]
          {0, 1, 2}, step = 0.5f, thresholds = {0.25f, 0.75f} | UnitStep | @Learned("a") | 0.0, 0.5, 1.0 stepping at [0.25, 0.75] and learns | 0.0, 1.0 stepping at [0.5]
          {-1, 0, 1}, thresholds = {-0.5f, 0.5f} | RSign | '' | -1.0, 0.0, 1.0 stepping at [-0.5, 0.5] | -1.0, 1.0 with no thresholds stated and learns
          {0, 1, 2}, step = 0.5f, thresholds = {0.25f, 0.75f} | CoupledTernary | '' | 0.0, 0.5, 1.0 stepping at [0.25, 0.75] | 0.0, 0.5, 1.0 stepping at [0.25, 0.75]
          {0, 1}, thresholds = 0.5f | UnitStep | '' | 0.0, 1.0 stepping at [0.5] | 0.0, 1.0 stepping at [0.5]
          """)
  void couplingThatIsNone(String levels, String binary, String more, String mine, String other) {
    expect(
        COUPLING.formatted(levels, binary, more),
        "[CouplingMismatch] @Couples of Mine, which puts out "
            + mine
            + ", names "
            + binary
            + ", which puts out "
            + other
            + ", but the values of "
            + binary
            + " must be two, the least and the greatest of the other, its threshold the mean of the"
            + " other's, and neither may learn. Correct @Alphabet, or take @Couples away.");
  }

  /** Signs in two steps are two signs, and say so. */
  @Test
  void signsCanBeCoupled() {
    String net =
        COUPLING
            .formatted("{-1, 0, 1}, thresholds = {-0.5f, 0.5f}", "SteSign", "")
            .replace("§", "")
            .replace("@Network", "@Decouple @Network");
    Compiled compiled = Compiled.source(net);
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
    assertThat(Files.exists(compiled.output().resolve("example/NetDecoupledModel.class"))).isTrue();
  }
}
