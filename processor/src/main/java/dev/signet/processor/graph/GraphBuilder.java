package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.InputOp;
import dev.signet.processor.op.Op;
import dev.signet.processor.op.Ops;
import dev.signet.processor.op.Reading;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the graph of a declaration: unrolls stages, fills in parameters, resolves choices, joins
 * blocks and infers shapes. After a mistake it goes on with what was meant and marks the values
 * that rest on it, so that no second error follows from the first.
 */
public final class GraphBuilder {
  private static final int PRETENDED_SIZE = 64;

  private final Declared declared;
  private final Problems problems;
  private final Nodes nodes;
  private final List<String> active = new ArrayList<>();
  private final Stages stages;
  private final Repeats repeats;
  private final Joins joins;
  private boolean signal;

  private GraphBuilder(Declared declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
    this.nodes = new Nodes(problems);
    this.stages = new Stages(declared, problems);
    this.repeats = new Repeats(problems);
    this.joins = new Joins(this, nodes, problems);
  }

  /** Builds a network. */
  public static Built network(Declared declared, Problems problems) {
    GraphBuilder builder = new GraphBuilder(declared, problems);
    Inputs.Input input = Inputs.read(declared.top(), problems);
    return builder.build(input.op(), false, input.guessed());
  }

  /** Checks a block alone: words, names and choices; nothing that depends on shapes. */
  public static void block(Declared declared, Problems problems) {
    Shape pretended = new Shape(PRETENDED_SIZE, PRETENDED_SIZE, PRETENDED_SIZE);
    InputOp input = new InputOp(pretended, Optional.empty(), false, Optional.empty());
    new GraphBuilder(declared, problems).build(input, true, true);
  }

  private Built build(InputOp input, boolean alone, boolean guessed) {
    Block top = declared.top();
    signal = input.raw().height() == 1;
    Scope scope =
        new Scope(!alone, PRETENDED_SIZE, PRETENDED_SIZE, OptionalInt.empty(), 1, top.name());
    Frame frame =
        new Frame(
            top,
            scope,
            Slots.of(top, Optional.empty(), Optional.empty()),
            "",
            Optional.empty(),
            Optional.empty());
    nodes.addInput(frame, input);
    active.add(declared.root());
    return nodes.built(
        top, input, unit(frame, new Wire(0, guessed || Sizes.isTooLarge(input.shape(List.of())))));
  }

  /** One unit of a block: its layers, then its join. */
  Wire unit(Frame frame, Wire taken) {
    Block block = frame.block();
    // of a block that joins in several ways, which is reported, nothing is known
    Wire input = Joins.isOne(block) ? taken : new Wire(taken.node(), true);
    if (block.parts().isEmpty()) {
      problems.report(
          BuildProblems.EMPTY,
          frame.place(block.origin()),
          block.name() + " has no layers, but needs at least one. Give the record components.");
      return new Wire(input.node(), true);
    }
    Adjectives.checkRecord(frame, problems);
    int first = nodes.size();
    boolean sum = Joins.of(block) == Unit.Join.SUM;
    Map<String, Wire> values = new LinkedHashMap<>();
    values.put("input", input);
    List<Wire> branches = new ArrayList<>();
    Wire above = input;
    for (Part part : block.parts()) {
      checkName(frame, part);
      Sources sources = new Sources(frame, part, values, problems);
      Wire made = place(frame, part, sources.read(sum ? input : above), sources);
      values.put(part.name(), made);
      branches.add(made);
      above = made;
    }
    Wire output = joins.join(frame, input, branches, above);
    nodes.addUnit(frame, input, output, first);
    return output;
  }

  private void checkName(Frame frame, Part part) {
    if (part.name().equals("input")) {
      problems.report(
          BuildProblems.RESERVED_NAME,
          frame.place(part.origin()),
          "A component is named input, but \"input\" is the input of "
              + frame.block().name()
              + ". Give it another name.");
    }
  }

  private Wire place(Frame frame, Part part, List<Wire> inputs, Sources sources) {
    if (part.noun() instanceof Noun.Layer layer) {
      return layer(frame, part, Ops.noun(layer.name()), inputs, sources);
    }
    if (part.noun() instanceof Noun.Function function) {
      int before = problems.reports();
      Adjectives.check(
          frame, part, function.activation().type().simpleName(), List.of(), Set.of(), problems);
      List<Wire> one = sources.exactlyOne(inputs, function.activation().type().simpleName());
      boolean mistaken = problems.reports() > before;
      return nodes.add(frame, part, new ActivationOp(function.activation()), one, mistaken);
    }
    if (part.noun() instanceof Noun.Use use) {
      return stage(frame, part, declared.blocks().get(use.block()), use.block(), inputs, sources);
    }
    return new Wire(inputs.get(0).node(), true);
  }

  private Wire layer(Frame frame, Part part, Ops.Noun noun, List<Wire> written, Sources sources) {
    int before = problems.reports();
    Adjectives.check(frame, part, noun.name(), noun.needs(), noun.takes(), problems);
    List<Wire> inputs = written;
    if (problems.reports() > before) { // perhaps another noun was meant
      inputs = noun.inputs() == 1 ? written.subList(0, 1) : written;
    } else if (noun.inputs() == 1) {
      inputs = sources.exactlyOne(written, noun.name());
    } else {
      sources.checkTwo(written, noun.name());
    }
    List<Shape> shapes = inputs.stream().map(nodes::shape).toList();
    boolean sure = inputs.stream().noneMatch(Wire::guessed);
    Slots slots = frame.slots().at(part);
    Op op =
        noun.reader()
            .read(
                new Reading(
                    part,
                    frame.scope(),
                    shapes,
                    sure,
                    signal,
                    slots.resolve(declared.defaults()),
                    slots.padding(),
                    frame::place,
                    problems));
    boolean mistaken =
        problems.reports() > before || noun.takes().contains("Binarize") && slots.isRefused();
    return nodes.add(frame, part, op, inputs, mistaken);
  }

  private Wire stage(
      Frame frame, Part part, Block block, String key, List<Wire> written, Sources sources) {
    int before = problems.reports();
    Adjectives.check(frame, part, block.name(), List.of(), Set.of("Stage", "Binarize"), problems);
    if (problems.reports() > before) { // perhaps another noun was meant
      return new Wire(written.get(0).node(), true);
    }
    if (active.contains(key)) {
      return cycle(frame, part, key, written.get(0));
    }
    Wire input = written.get(0);
    if (written.size() > 1 && leadsBack(key, new HashSet<>())) { // said where it closes
      input = new Wire(input.node(), true);
    } else if (written.size() > 1) {
      return sources.exactlyOne(written, block.name()).get(0); // perhaps another noun was meant
    }
    Stages.Numbers numbers = stages.read(frame, part, block, nodes.shape(input).channels());
    if (problems.reports() > before) { // of its numbers
      input = new Wire(input.node(), true);
    }
    Optional<Origin> use = frame.use();
    if (use.isEmpty() && !block.source()) {
      use = Optional.of(part.origin().standingFor("block " + block.name()));
    }
    Slots slots = Slots.of(block, Optional.of(frame.slots().at(part)), use);
    active.add(key);
    repeats.enter(frame, part, numbers.units());
    Wire value = input;
    for (int i = 0; i < numbers.units(); i++) {
      if (repeats.areTooMany(nodes.size())) {
        value = new Wire(value.node(), true);
        break;
      }
      String path = frame.path(part.name()) + (numbers.units() > 1 ? "[" + i + "]" : "");
      Scope scope = numbers.scope(nodes.shape(value).channels(), i, block.name());
      value = unit(new Frame(block, scope, slots, path, use, Optional.of(part)), value);
    }
    repeats.leave();
    active.remove(active.size() - 1);
    return value;
  }

  /** Whether a block contains one of those that are being unrolled. */
  private boolean leadsBack(String key, Set<String> seen) {
    Block block = declared.blocks().get(key);
    return active.contains(key)
        || seen.add(key)
            && block != null
            && Stream.concat(
                    block.parts().stream()
                        .map(Part::noun)
                        .filter(Noun.Use.class::isInstance)
                        .map(noun -> ((Noun.Use) noun).block()),
                    Joins.shortcut(block).stream())
                .anyMatch(inner -> leadsBack(inner, seen));
  }

  private Wire cycle(Frame frame, Part part, String key, Wire input) {
    List<String> ring = active.subList(active.indexOf(key), active.size());
    StringBuilder text = new StringBuilder();
    ring.forEach(b -> text.append(declared.blocks().get(b).name()).append(" -> "));
    String name = declared.blocks().get(key).name();
    // rings that meet share the use that closes them
    if (ring.stream().filter(b -> !problems.first("cycle " + b)).toList().isEmpty()) {
      problems.report(
          BuildProblems.CYCLE,
          frame.place(part.origin()),
          name + " contains itself: " + text + name + ". Leave out one of these uses.");
    }
    return new Wire(input.node(), true);
  }

  /** Applies a block to the input of a residual unit. */
  Wire shortcut(Frame frame, String key, Wire input) {
    Block block = declared.blocks().get(key);
    if (active.contains(key)) {
      return cycle(frame, frame.user().orElse(frame.block().parts().get(0)), key, input);
    }
    active.add(key);
    String name = Character.toLowerCase(block.name().charAt(0)) + block.name().substring(1);
    Optional<Origin> use = frame.use();
    if (use.isEmpty() && !block.source()) {
      use = Optional.of(frame.joinOrigin().standingFor("block " + block.name()));
    }
    Slots slots = Slots.of(block, Optional.of(frame.slots()), use);
    Wire made =
        unit(new Frame(block, frame.scope(), slots, frame.path(name), use, frame.user()), input);
    active.remove(active.size() - 1);
    return made;
  }
}
