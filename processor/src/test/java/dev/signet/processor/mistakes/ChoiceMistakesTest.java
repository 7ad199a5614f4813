package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;

import org.junit.jupiter.api.Test;

/** What can be wrong with chosen classes. */
final class ChoiceMistakesTest {
  @Test
  void notPublic() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) static class Mine implements Estimator { public Mine() {}
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[ChoiceNotPublic] Mine is not public, but generated code uses it. Make " + "Mine public.");
  }

  @Test
  void notStatic() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) public class Mine implements Estimator { public Mine() {}
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[ChoiceNotStatic] Mine is an inner class, but generated code has no object "
            + "around it. Make it static.");
  }

  @Test
  void abstractChoice() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1})
          public abstract static class Mine implements Estimator { public Mine() {}
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[ChoiceAbstract] Mine is abstract, but generated code makes an object of "
            + "it. Name a class that is not.");
  }

  @Test
  void noConstructor() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1})
            public static class Mine implements Estimator { public Mine(int a) {}
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[ChoiceConstructor] Mine has no public constructor without parameters. Add "
            + "one; where it needs numbers, write a subclass whose constructor passes "
            + "them.");
  }

  @Test
  void interfaceChosen() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(scale = Scaling§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {

        }
        """,
        "[ChoiceAbstract] Scaling is abstract, but generated code makes an object "
            + "of it. Name a class that is not.");
  }

  @Test
  void weightsAsInputs() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = MagnitudeAwareSign§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {

        }
        """,
        "[WrongRole] MagnitudeAwareSign is for weights, but is chosen for inputs. "
            + "Choose it as weights, or another estimator here.");
  }

  @Test
  void inputsAsWeights() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(weights = RSign§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {

        }
        """,
        "[WrongRole] RSign is for inputs, but is chosen for weights. Choose it as "
            + "inputs, or another estimator here.");
  }

  @Test
  void chanceOfScales() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(scale = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Reads(Reads.Fact.CHANCE)
            public static class Mine implements Scaling {
            public float factor(Site s) { return s.chance(); } }
        }
        """,
        "[WrongRole] Mine reads chance, which is drawn for the inputs of binary layers only. Choose"
            + " it as inputs, or another class here.");
  }

  @Test
  void ternaryWeights() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(weights = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 0, 1})
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[UnsupportedAlphabet] Mine puts out -1.0, 0.0, 1.0, but weights are -1 and +1, or real"
            + " values. Choose an estimator with @Alphabet(levels = {-1, 1}).");
  }

  @Test
  void unevenAlphabet() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {0, 1, 3})
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[UnsupportedAlphabet] Mine puts out 0.0, 1.0, 3.0, but inputs are two to 16 values at one"
            + " distance, or real values. Space its levels evenly, or choose another estimator.");
  }

  @Test
  void statisticsOfInputs() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) @Reads(Reads.Fact.FILTER_STATISTICS)
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[StatisticsOfInputs] Mine reads filter statistics, but an input has no "
            + "filters. Choose it for weights, or another estimator here.");
  }

  @Test
  void learnedShape() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) @Learned(value = "shift", shape = {2, 3})
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[LearnedShape] @Learned \"shift\" of Mine has the shape [2, 3], but must "
            + "have CHANNELS or 1. Change it in Mine.");
  }

  @Test
  void withoutAGradientWhereNothingSetsIt() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(weights = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) @Learned(value = "shift", gradient = false)
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[LearnedShape] @Learned \"shift\" of Mine takes no gradient, but only a weight source or an"
            + " estimator of inputs can set one itself. Leave gradient out.");
  }

  @Test
  void learnedTwice() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) @Learned("shift") @Learned("shift")
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[LearnedShape] @Learned \"shift\" of Mine needs a name of its own in lower "
            + "camel case. Rename it.");
  }

  @Test
  void negativeWindow() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) @Binarize(inputs = Holder.Mine§.class) BinaryConv conv,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Holder {
          @Alphabet(levels = {-1, 1}) @ZeroOutside(-1)
            public static class Mine implements Estimator {
            public float deployed(float x, Site s) { return x >= 0 ? 1 : -1; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[ZeroOutsideBound] @ZeroOutside of Mine is -1.0, but must be positive. "
            + "State where its derivative becomes 0.");
  }

  @Test
  void rangeTheWrongWayRound() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Places.Mine §act,
            Places.Mine again,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        public class Places {
          @Range(least = 2, greatest = 0.0 / 0)
          public static class Mine implements Activation {
            public float value(float x, Site s) { return x; }
            public float derivative(float x, Site s) { return 1; } }
        }
        """,
        "[RangeBounds] @Range of Mine goes from 2.0 to NaN, but the first must be at most the "
            + "second. State the values it can put out.");
  }

  @Test
  void activationNotPublic() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Mine §act,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        class Mine implements Activation {
            public float value(float x, Site s) { return x; }
            public float derivative(float x, Site s) { return 1; } }
        """,
        "[ChoiceNotPublic] Mine is not public, but generated code uses it. Make " + "Mine public.");
  }

  @Test
  void shortcutIsNoBlock() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            Unit unit,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual(shortcut = String§.class) record Unit(@Filters(2) BinaryConv conv) {}
        """,
        "[NotALayer] String is neither a layer nor a block. Use a layer of "
            + "dev.signet.dsl, a class that implements Activation, or a record with "
            + "@Sequential, @Residual, @DenselyConnected or @Sum.");
  }

  @Test
  void encoderNotPublic() {
    expect(
        """
        @Network(input = {4}) @Encode(value = Mine§.class, levels = 2) record Net(
            @Units(10) Dense logits) {}
        class Mine implements Encoder
            { public float[] fit(float[] s, int l) { return s; }
            public boolean bit(float x, float n, int k) { return true; } }
        """,
        "[ChoiceNotPublic] Mine is not public, but generated code uses it. Make " + "Mine public.");
  }
}
