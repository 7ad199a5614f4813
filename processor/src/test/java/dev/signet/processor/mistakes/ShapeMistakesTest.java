package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with shapes. */
final class ShapeMistakesTest {
  @Test
  void addShapes() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv a,
            @Filters(value = 4, stride = 2) Conv b,
            @From(§{"a", "b"}) Add sum,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] sum joins a (4x8x8), b (4x4x4), but Add joins values of one "
            + "shape. Give them one.");
  }

  @Test
  void concatShapes() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv a,
            @Filters(value = 4, stride = 2) Conv b,
            @From(§{"a", "b"}) Concat both,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] both joins a (4x8x8), b (4x4x4), but Concat joins values of "
            + "one height and width. Give them these.");
  }

  @Test
  void multiplyShapes() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv a,
            GlobalAvgPool g,
            @Units(3) Dense d,
            @From(§{"a", "d"}) Multiply product,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ShapesDiffer] product joins a (4x8x8), d (3), but Multiply joins values "
            + "of one shape, or of one pixel with as many channels, or of one channel with as many "
            + "pixels. Give them these.");
  }

  @Test
  void residual() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) Unit §stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
        """,
        "[ResidualShape] At stage, Unit adds its input, 1x8x8, to what its layers "
            + "make, 8x8x8. Give its @Residual a shortcut that makes 8x8x8, or keep the "
            + "shape.");
  }

  @Test
  void shortcut() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = 2, out = 8, stride = 2) Unit §stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual(shortcut = Down.class) record Unit(
            @Filters(value = OUT, stride = STRIDE) BinaryConv conv) {}
        @Sequential record Down(@Filters(value = OUT, kernel = 1) Conv conv) {}
        """,
        "[ShortcutShape] At stage[0], the shortcut of Unit makes 8x8x8 of 1x8x8, "
            + "but its layers make 8x4x4. Let both end in one shape.");
  }

  @Test
  void denselyConnected() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) Unit §stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @DenselyConnected record Unit(@Filters(value = OUT, stride = 2) BinaryConv conv) {}
        """,
        "[DenselyConnectedShape] At stage, Unit puts channels behind its input, but "
            + "the input is 1x8x8 and its layers make 8x4x4. Keep height and width.");
  }

  @Test
  void sum() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) Both §both,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sum record Both(@Filters(OUT) Conv a, @Filters(4) Conv b) {}
        """,
        "[SumShape] At both, Both adds a, 8x8x8, and b, 4x8x8, but addends must "
            + "have one shape. Let them end in one shape.");
  }

  @Test
  void sumOfOne() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Both both,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        §@Sum record Both(BatchNorm norm) {}
        """,
        "[SumOfOne] Both adds only norm, but a sum has at least two addends. Add a "
            + "branch, write @Sum(identity = true), or @Sequential.");
  }

  @Test
  void kernelTooLarge() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(value = 4, kernel = §9, padding = Padding.VALID) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[KernelTooLarge] The kernel of conv is 9x9, but its input is 1x8x8, with "
            + "padding 8x8. Make it smaller, or shrink the input less.");
  }

  @Test
  void windowTooLarge() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Window(8) MaxPool pool,
            @Window(§2) MaxPool more,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[KernelTooLarge] The window of more is 2x2, but its input is 1, with "
            + "padding 1x1. Make it smaller, or shrink the input less.");
  }

  @Test
  void kernelTooLargeInBlock() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = 5, out = 4) Shrink stage,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Shrink(§@Filters(value = OUT, padding = Padding.VALID) Conv conv) {}
        """,
        "[KernelTooLarge] The kernel of stage[3].conv is 3x3, but its input is "
            + "4x2x2, with padding 2x2. Make it smaller, or shrink the input less.");
  }

  @Test
  void outputIsPicture() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(@Filters(4) Conv stem, @Filters(10) Conv §last) {}
        """,
        "[OutputNotVector] Net ends with last, which puts out 10x8x8, but a network "
            + "puts out a vector. End it with GlobalAvgPool or Flatten, and "
            + "@Units(classes) Dense.");
  }

  @Test
  void oneOutput() {
    expect(
        "@Network(input = {4}) record Net(@Units(1) Dense §logits) {}",
        "[OneOutput] Net ends with logits, which puts out one number, but a loss needs one per class."
            + " Write two classes for a yes or no.");
  }

  /** The source learns a single number. */
  @Test
  void tooManyWeightsOfAFewLearned() {
    expect(
        """
        @Network(input = {70000}) record Net(
            BatchNorm norm,
            @Units(70000) @Binarize(source = One.class) BinaryDense §wide,
            BatchNorm last,
            @Units(10) Dense logits) {}
        """
            + """
            @Learned(value = "all", shape = 1) public class One implements WeightSource {
              public void initialize(FilterShape f, float[][] all, java.util.random.RandomGenerator r) {}
              public void weights(FilterShape f, float[][] all, float[] into) {}
              public void backward(FilterShape f, float[][] all, float[] gradient, float[][] into) {}
            }
            """,
        "[TooLarge] wide has 4900000000 weights, but an array holds at most 2147483647 numbers. Make"
            + " it smaller.");
  }

  @Test
  void tooManyWeights() {
    expect(
        """
        @Network(input = {70000}) record Net(
            @Units(70000) Dense §hidden,
            @Units(10) Dense logits) {}
        """,
        "[TooLarge] hidden learns 4900070000 numbers, but an array holds at most "
            + "2147483647 numbers. Make it smaller.");
  }

  /** The taps of one filter pass an int. */
  @Test
  void tooManyTaps() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            BatchNorm norm,
            @Filters(value = 2, kernel = 100_000_000) BinaryConv §conv,
            BatchNorm last,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[TooLarge] conv learns 20000000000000000 numbers, but an array holds at most "
            + "2147483647 numbers. Make it smaller.");
  }

  @Test
  void tooManyValues() {
    expect(
        """
        @Network(input = {70000, 70000, 2}) §record Net(
            BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[TooLarge] input puts out 70000x70000x2, but an array holds at most "
            + "2147483647 numbers. Make it smaller.");
  }
}
