package dev.signet.processor.graph;

import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.ConcatOp;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Part;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a unit joins what its layers compute to its input. */
final class Joins {
  private static final List<String> JOINS =
      List.of("Residual", "DenselyConnected", "Sum", "Sequential");

  private final GraphBuilder builder;
  private final Nodes nodes;
  private final Problems problems;

  Joins(GraphBuilder builder, Nodes nodes, Problems problems) {
    this.builder = builder;
    this.nodes = nodes;
    this.problems = problems;
  }

  /**
   * The value of a unit.
   *
   * @param branches values of all components
   * @param body value of the last component
   */
  Wire join(Frame frame, Wire input, List<Wire> branches, Wire body) {
    Map<String, Adjective> said = frame.block().adjectives();
    return switch (of(frame.block())) {
      case SEQUENTIAL -> body;
      case RESIDUAL -> residual(frame, input, body, said.get("Residual").value("shortcut"));
      case DENSELY_CONNECTED -> dense(frame, input, body);
      case SUM -> sum(frame, input, branches, said.get("Sum"));
    };
  }

  /** How a block joins; of several annotations, which are reported, the first of these. */
  static Unit.Join of(Block block) {
    Map<String, Adjective> said = block.adjectives();
    if (said.containsKey("Network")) {
      return Unit.Join.SEQUENTIAL;
    }
    if (said.containsKey("Residual")) {
      return Unit.Join.RESIDUAL;
    }
    if (said.containsKey("DenselyConnected")) {
      return Unit.Join.DENSELY_CONNECTED;
    }
    return said.containsKey("Sum") ? Unit.Join.SUM : Unit.Join.SEQUENTIAL;
  }

  /** The block that a residual block applies to its input, by canonical name. */
  static Optional<String> shortcut(Block block) {
    return Optional.ofNullable(block.adjectives().get("Residual"))
        .flatMap(residual -> residual.value("shortcut").block());
  }

  /** Whether a block says once how it joins. */
  static boolean isOne(Block block) {
    return JOINS.stream().filter(block.adjectives()::containsKey).count() <= 1;
  }

  private Wire residual(Frame frame, Wire input, Wire body, Value written) {
    Optional<String> shortcut = written.block();
    String name = frame.block().name();
    Shape made = nodes.shape(body);
    boolean sure = nodes.areSure(List.of(input, body));
    Wire other = input;
    boolean mistaken = false;
    // where shapes are not known the shortcut is built too, so that it is looked at
    boolean cuts = !nodes.areSure(List.of(input)) || !made.equals(nodes.shape(input));
    if (cuts && shortcut.isPresent()) {
      other = builder.shortcut(frame, shortcut.get(), input);
      Shape cut = nodes.shape(other);
      mistaken = sure && nodes.areSure(List.of(other)) && !cut.equals(made);
      if (mistaken) {
        nodes.doubt(List.of(body, other));
        report(
            frame,
            BuildProblems.SHORTCUT_SHAPE,
            "the shortcut of "
                + name
                + " makes "
                + cut
                + " of "
                + nodes.shape(input)
                + ", but its layers make "
                + made
                + ". Let both end in one shape.");
      }
    } else if (written.content() instanceof Noun.Unknown) {
      mistaken = true; // reported where it stands
    } else if (sure && !made.equals(nodes.shape(input))) {
      mistaken = true;
      nodes.doubt(List.of(body, input));
      report(
          frame,
          BuildProblems.RESIDUAL_SHAPE,
          name
              + " adds its input, "
              + nodes.shape(input)
              + ", to what its layers make, "
              + made
              + ". Give its @Residual a shortcut that makes "
              + made
              + ", or keep the shape.");
    }
    return nodes.addJoin(frame, "sum", new AddOp(), List.of(body, other), mistaken);
  }

  private Wire dense(Frame frame, Wire input, Wire body) {
    Shape in = nodes.shape(input);
    Shape made = nodes.shape(body);
    boolean sure = nodes.areSure(List.of(input, body));
    boolean mistaken = sure && (in.height() != made.height() || in.width() != made.width());
    if (mistaken) {
      nodes.doubt(List.of(input, body));
      report(
          frame,
          BuildProblems.DENSE_SHAPE,
          frame.block().name()
              + " puts channels behind its input, but the input is "
              + in
              + " and its layers make "
              + made
              + ". Keep height and width.");
    }
    return nodes.addJoin(frame, "concat", new ConcatOp(), List.of(input, body), mistaken);
  }

  private Wire sum(Frame frame, Wire input, List<Wire> branches, Adjective sum) {
    Block block = frame.block();
    List<Wire> addends = new ArrayList<>(branches);
    List<String> names = new ArrayList<>(block.parts().stream().map(Part::name).toList());
    if (sum.value("identity").flag()) {
      addends.add(0, input);
      names.add(0, "the input");
    }
    if (addends.size() < 2 && isOne(block)) {
      problems.report(
          BuildProblems.SUM_OF_ONE,
          frame.place(sum.origin()),
          block.name()
              + " adds only "
              + names.get(0)
              + ", but a sum has at least two addends. Add a"
              + " branch, write @Sum(identity = true), or @Sequential.");
    }
    boolean mistaken = false;
    if (nodes.areSure(addends)) {
      for (int i = 1; i < addends.size() && !mistaken; i++) {
        Shape first = nodes.shape(addends.get(0));
        Shape next = nodes.shape(addends.get(i));
        mistaken = !first.equals(next);
        if (mistaken) {
          nodes.doubt(addends);
          report(
              frame,
              BuildProblems.SUM_SHAPE,
              block.name()
                  + " adds "
                  + names.get(0)
                  + ", "
                  + first
                  + ", and "
                  + names.get(i)
                  + ", "
                  + next
                  + ", but addends must have one shape. Let them end in one shape.");
        }
      }
    }
    return nodes.addJoin(frame, "sum", new AddOp(), addends, mistaken || addends.size() < 2);
  }

  /** Once for a block, however often it is used: its layers are the same everywhere. */
  private void report(Frame frame, Kind kind, String message) {
    if (!problems.first(kind.code() + " " + frame.block().type().canonicalName())) {
      return;
    }
    String path = frame.path().isEmpty() ? "" : "At " + frame.path() + ", ";
    problems.report(kind, frame.place(frame.joinOrigin()), path + message);
  }
}
