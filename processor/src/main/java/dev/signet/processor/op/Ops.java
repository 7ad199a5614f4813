package dev.signet.processor.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of contents: every noun of the language, one line each. */
public final class Ops {
  private static final Map<String, Noun> NOUNS = new LinkedHashMap<>();

  static {
    add(new Noun("Conv", 1, List.of("Filters"), Set.of(), ConvOp::read));
    add(new Noun("BinaryConv", 1, List.of("Filters"), Set.of("Binarize"), BinaryConvOp::read));
    add(new Noun("Dense", 1, List.of("Units", "Squeeze"), Set.of(), DenseOp::read));
    add(
        new Noun(
            "BinaryDense",
            1,
            List.of("Units", "Squeeze"),
            Set.of("Binarize"),
            BinaryDenseOp::read));
    add(new Noun("BatchNorm", 1, List.of(), Set.of("Momentum"), BatchNormOp::read));
    add(new Noun("MaxPool", 1, List.of("Window"), Set.of(), MaxPoolOp::read));
    add(new Noun("AvgPool", 1, List.of("Window"), Set.of(), AvgPoolOp::read));
    add(new Noun("GlobalAvgPool", 1, List.of(), Set.of(), r -> new GlobalAvgPoolOp()));
    add(new Noun("MagnitudeMap", 1, List.of("Window"), Set.of(), MagnitudeMapOp::read));
    add(new Noun("PadChannels", 1, List.of("Channels"), Set.of(), PadChannelsOp::read));
    add(new Noun("PositionScale", 1, List.of(), Set.of(), r -> new PositionScaleOp()));
    add(new Noun("Flatten", 1, List.of(), Set.of(), r -> new FlattenOp()));
    add(new Noun("Dropout", 1, List.of("Rate"), Set.of(), DropoutOp::read));
    add(new Noun("Add", 2, List.of(), Set.of(), r -> new AddOp()));
    add(new Noun("Multiply", 2, List.of(), Set.of(), r -> new MultiplyOp()));
    add(new Noun("Concat", 2, List.of(), Set.of(), r -> new ConcatOp()));
  }

  private Ops() {}

  /** Makes an op of a component. */
  public interface Reader {
    /** Reads the adjectives; reports what is wrong and goes on with what was meant. */
    Op read(Reading reading);
  }

  /**
   * A noun.
   *
   * @param name simple name in {@code dev.signet.dsl}
   * @param inputs 1 for exactly one input, 2 for at least two
   * @param needs adjectives of which it needs exactly one; empty if it needs none
   * @param takes adjectives it can have besides, and {@code From}
   * @param reader makes the op
   */
  public record Noun(
      String name, int inputs, List<String> needs, Set<String> takes, Reader reader) {}

  /** Simple names of all nouns. */
  public static Set<String> names() {
    return NOUNS.keySet();
  }

  /** The noun by simple name. */
  public static Noun noun(String name) {
    return NOUNS.get(name);
  }

  private static void add(Noun noun) {
    NOUNS.put(noun.name(), noun);
  }
}
