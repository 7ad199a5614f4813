package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with stages and their parameters. */
final class ParameterMistakesTest {
  @Test
  void quotient() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) Half half,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Half(@Filters(OUT §/ 4) Conv conv) {}
        """,
        "[ComputedParameter] @Filters is computed from a block parameter (or beyond "
            + "any size), but parameters are filled in later. Write the parameter alone, "
            + "or a literal.");
  }

  @Test
  void product() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8) Twice twice,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Twice(@Filters(2 §* OUT) Conv conv) {}
        """,
        "[ComputedParameter] @Filters is computed from a block parameter (or beyond "
            + "any size), but parameters are filled in later. Write the parameter alone, "
            + "or a literal.");
  }

  @Test
  void sumInArray() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = 2) Odd odd,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Odd(@Filters(value = OUT, kernel = {3, STRIDE §+ 1}) Conv conv) {}
        """,
        "[ComputedParameter] kernel is computed from a block parameter (or beyond "
            + "any size), but parameters are filled in later. Write the parameter alone, "
            + "or a literal.");
  }

  @Test
  void noStageInNetwork() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(§OUT) Conv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[NoStage] @Filters is a parameter of a stage, but Net is a network and "
            + "stands in none. Write a number.");
  }

  @Test
  void strideUnused() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = §2) Flat flat,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(OUT) Conv conv) {}
        """,
        "[StrideUnused] stride = 2 is given, but Flat never uses STRIDE. Take it "
            + "away, or use STRIDE in Flat.");
  }

  @Test
  void outUnused() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = §8) Flat flat,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(4) Conv conv) {}
        """,
        "[OutUnused] out = 8 is given, but Flat never uses OUT. Take it away, or "
            + "use OUT in Flat.");
  }

  @Test
  void widthUnused() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, width = §2) Flat flat,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(OUT) Conv conv) {}
        """,
        "[WidthUnused] width = 2 is given, but Flat never uses WIDTH. Take it away, "
            + "or use WIDTH in Flat.");
  }

  @Test
  void twoNumbersThatABlockDoesNotUseAreOneMistake() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(out = 8, stride = §2) Flat flat,
            @Stage(out = 16, stride = 2) Flat more,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(4) Conv conv) {}
        """,
        "[StrideUnused] stride = 2 and out = 8 are given, but Flat never uses STRIDE or OUT. Take"
            + " them away, or use them in Flat.");
  }

  @Test
  void noUnits() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = §0, out = 8) Flat flat,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(OUT) Conv conv) {}
        """,
        "[OutOfRange] units is 0, but must be at least 1. Write a positive number.");
  }

  @Test
  void tooManyUnits() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = §1000000, out = 8) Flat flat,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Flat(@Filters(OUT) Conv conv) {}
        """,
        "[TooManyLayers] With flat the network has more than 10000 layers. Write "
            + "fewer units.");
  }

  @Test
  void tooManyUnitsAreSaidWhereTheyAre() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Stage(units = 2, out = 8) Flat small,
            @Stage(units = §9_000, out = 8) Twice twice,
            @Stage(units = 3, out = 8) Flat behind,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Twice(@Stage(units = 2) Flat inner) {}
        @Sequential record Flat(@Filters(OUT) Conv conv) {}
        """,
        "[TooManyLayers] With twice the network has more than 10000 layers. Write fewer units.");
  }
}
