package dev.signet.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.graph.Graph;
import dev.signet.processor.testing.Compiled;
import dev.signet.processor.testing.Compiled.Message;
import dev.signet.processor.testing.Graphs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks, estimators and activations from class files, as from a library's jar. */
final class ClassFileBlocksTest {
  private static final String LIBRARY =
      """
      @Residual(shortcut = Down.class)
      @Binarize(inputs = ApproxSign.class)
      public record Unit(
          @Filters(value = OUT, kernel = {3, 1}, stride = STRIDE) BinaryConv zeta,
          BatchNorm alpha,
          Twice mid,
          @From({"mid", "alpha"}) Add beta) {}

      @Sequential
      record Down(
          @Window(STRIDE) AvgPool shrink,
          @Filters(value = OUT, kernel = {3, 1}) Conv project) {}
      """;

  private static final String ACTIVATION =
      """
      @Learned("shift")
      public class Twice implements Activation {
        public float value(float x, Site s) { return 2 * x; }
        public float derivative(float x, Site s) { return 2; }
      }
      """;

  private static final String USER =
      """
      @Network(input = {3, 8, 8})
      record Net(
          @Stage(units = 2, out = 8, stride = 2) Unit body,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  @Test
  void graphIsThatOfSources() {
    List<Path> library = List.of(library());
    Graph fromClassFiles = Graphs.of(library, USER);
    Graph fromSources = Graphs.of(USER + LIBRARY + ACTIVATION);
    assertThat(fromClassFiles).isEqualTo(fromSources);
    assertThat(fromClassFiles.nodes().stream().map(n -> n.path()).toList().subList(1, 8))
        .containsExactly(
            "body[0].zeta",
            "body[0].alpha",
            "body[0].mid",
            "body[0].beta",
            "body[0].down.shrink",
            "body[0].down.project",
            "body[0]")
        .inOrder();
  }

  @Test
  void mistakeInsideABlockStandsAtItsUse() {
    Message message = onlyMistake(USER.replace(", stride = 2) Unit body", ") Flat body"));
    assertThat(message.text())
        .isEqualTo(
            "[KernelTooLarge] In block Flat: The kernel of body[1].conv is 5x5, but its input is"
                + " 8x4x4, with padding 4x4. Make it smaller, or shrink the input less.");
    assertThat(message.at()).startsWith("body,");
  }

  @Test
  void unusedStrideStandsAtItsValue() {
    Message message =
        onlyMistake(
            USER.replace("units = 2, out = 8, stride = 2) Unit", "stride = 2, out = 8) Flat"));
    assertThat(message.text())
        .isEqualTo(
            "[StrideUnused] stride = 2 is given, but Flat never uses STRIDE. Take it away, or use"
                + " STRIDE in Flat.");
    assertThat(message.at()).startsWith("2, out = 8) Flat body");
  }

  @Test
  void aChoiceForABlockStandsWhereItIsMade() {
    String net = USER.replace("@Network", "@Binarize(padding = Padding.ONE) @Network");
    Message message = onlyMistake(net.replace("stride = 2) Unit", "stride = 1) RealInputs"));
    assertThat(message.text())
        .isEqualTo(
            "[WrongPadding] padding is ONE, but the inputs of conv are real. Use ZERO or VALID, or"
                + " binarize its inputs.");
    assertThat(message.at()).startsWith(".ONE) @Network");
  }

  private static Message onlyMistake(String source) {
    List<Message> errors =
        Compiled.sources(new SignetProcessor(), List.of(library()), source).errors();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  private static Path library() {
    Compiled compiled =
        Compiled.sources(
            new SignetProcessor(),
            List.of(),
            LIBRARY
                + "@Sequential record Flat(@Filters(value = OUT, kernel = 5, padding ="
                + " Padding.VALID) Conv conv) {}"
                + "@Binarize(inputs = Real.class)"
                + "@Sequential record RealInputs(@Filters(OUT) BinaryConv conv) {}",
            ACTIVATION);
    assertThat(compiled.errors()).isEmpty();
    return compiled.output();
  }
}
