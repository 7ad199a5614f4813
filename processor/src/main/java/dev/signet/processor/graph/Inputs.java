package dev.signet.processor.graph;

import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code @Network} and {@code @Encode}: what a network takes. */
final class Inputs {
  private final Block network;
  private final Problems problems;
  private final Scope scope;

  private Inputs(Block network, Problems problems) {
    this.network = network;
    this.problems = problems;
    this.scope = new Scope(true, 1, 1, OptionalInt.empty(), 1, network.name());
  }

  /**
   * What was read.
   *
   * @param guessed whether its shape rests on a mistake
   */
  record Input(InputOp op, boolean guessed) {}

  static Input read(Block network, Problems problems) {
    return new Inputs(network, problems).read();
  }

  private Input read() {
    int before = problems.reports();
    Adjective said = network.adjectives().get("Network");
    Optional<InputOp.Encoding> encoding = encoding();
    boolean standardize =
        encoding.isEmpty() && said.value("normalize").text().equals("STANDARDIZE");
    Shape raw = raw(said.value("input"));
    boolean guessed =
        problems.reports() > before
            || encoding.isEmpty() && network.adjectives().containsKey("Encode");
    return new Input(new InputOp(raw, range(said.value("range")), standardize, encoding), guessed);
  }

  private Shape raw(Value input) {
    List<Value> items = input.items();
    if (items.isEmpty() || items.size() > 3) {
      problems.report(
          BuildProblems.INPUT_SHAPE,
          input.origin(),
          "input has "
              + items.size()
              + " numbers, but is {features}, {channels, length} or"
              + " {channels, height, width}. Write one to three numbers.");
    }
    List<Integer> sizes = new ArrayList<>();
    for (Value item : items) {
      sizes.add(scope.resolve(item, "A size of input", item.origin(), problems, 1));
    }
    return switch (sizes.size()) {
      case 0 -> Shape.vector(1);
      case 1 -> Shape.vector(sizes.get(0));
      case 2 -> new Shape(sizes.get(0), 1, sizes.get(1));
      default -> new Shape(sizes.get(0), sizes.get(1), sizes.get(2));
    };
  }

  private Optional<InputOp.Range> range(Value range) {
    List<Double> ends = range.items().stream().map(Value::fraction).toList();
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    boolean ascending =
        ends.size() == 2
            && Double.isFinite(ends.get(0))
            && Double.isFinite(ends.get(1))
            && ends.get(0) < ends.get(1);
    if (!ascending) {
      String written = String.join(", ", ends.stream().map(String::valueOf).toList());
      problems.report(
          BuildProblems.RANGE,
          range.origin(),
          "range is {"
              + written
              + "}, but is two finite numbers, the smaller first. Write for example"
              + " {0, 255}, or leave it out.");
      return Optional.empty();
    }
    return Optional.of(new InputOp.Range(ends.get(0), ends.get(1)));
  }

  private Optional<InputOp.Encoding> encoding() {
    Adjective encode = network.adjectives().get("Encode");
    if (encode == null) {
      return Optional.empty();
    }
    Value levels = encode.value("levels");
    int number = scope.resolve(levels, "levels", levels.origin(), problems, 1);
    return encode
        .value("value")
        .choice()
        .map(c ->
            new InputOp.Encoding(c.chosenAt("network", encode.value("value").origin()), number));
  }
}
