package dev.signet.processor.check;

import dev.signet.processor.cost.LimitProblems;
import dev.signet.processor.diag.Kind;
import dev.signet.processor.diag.Options;
import dev.signet.processor.diag.Problem;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Remark;
import dev.signet.processor.graph.BuildProblems;
import dev.signet.processor.graph.Built;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.lock.LockProblems;
import dev.signet.processor.op.ReadProblems;
import dev.signet.processor.rewrite.DecoupleProblems;
import dev.signet.processor.scan.ScanProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of contents of all checks, and the only maker of a {@link SoundGraph}. */
public final class Checks {
  /** Rules of single layers. */
  private static final List<Check> LAYERS =
      List.of(
          new KernelFits(),
          new ShapesMeet(),
          new SizesFit(),
          new OutputIsVector(),
          new LatentsAreThere());

  /** What works, but loses accuracy, memory or speed; for networks without mistakes. */
  private static final List<Check> ADVICE =
      List.of(
          new InputsOfSigns(),
          new FirstLayerIsReal(),
          new LastLayerIsReal(),
          new NormBetweenBinaryLayers(),
          new NothingBeforeNorm(),
          new DropoutBeforeSign(),
          new AverageOfRealValues(),
          new LatentsStayInWindow(),
          new NoRealIsland(),
          new ShortcutIsReal(),
          new ShortcutOfEachLayer(),
          new IdentityPath(),
          new EveryLayerIsUsed());

  private Checks() {}

  /**
   * Proves that a graph is sound, or reports why not.
   *
   * @param problems those of this network, with what building it found
   */
  public static Optional<SoundGraph> prove(Built built, Problems problems) {
    Graph graph = built.graph();
    List<Remark> remarks = List.of();
    int before = problems.reports();
    Set<Integer> settled = new HashSet<>(built.settled());
    for (Node node : graph.nodes()) {
      int known = problems.reports();
      if (!settled.contains(node.id()) && node.inputs().stream().noneMatch(settled::contains)) {
        LAYERS.forEach(check -> check(check, graph, node, problems, settled));
      }
      if (problems.reports() > known || node.inputs().stream().anyMatch(settled::contains)) {
        settled.add(node.id()); // its value, too, rests on the mistake
      }
    }
    if (built.settled().isEmpty() && problems.reports() == before && !problems.hasErrors()) {
      remarks = advise(built, problems);
    }
    boolean mistaken = problems.hasErrors() || !built.settled().isEmpty();
    return mistaken ? Optional.empty() : Optional.of(new SoundGraph(graph, remarks));
  }

  private static void check(
      Check check, Graph graph, Node node, Problems problems, Set<Integer> settled) {
    int known = problems.reports();
    check.check(graph, node, problems);
    if (problems.reports() > known && check.doubtsInputs()) {
      node.inputs().forEach(i -> settled.addAll(Graph.sameShape(graph.nodes(), i)));
    }
  }

  /**
   * Proves that a graph which a pass made of a sound one is sound, or reports why not; advice was
   * given on the first.
   */
  public static Optional<SoundGraph> proveMade(Graph made, Problems problems) {
    int before = problems.reports();
    for (Node node : made.nodes()) {
      LAYERS.forEach(check -> check.check(made, node, problems));
      if (problems.reports() > before) {
        return Optional.empty(); // what follows rests on it
      }
    }
    return Optional.of(new SoundGraph(made, List.of()));
  }

  private static List<Remark> advise(Built built, Problems problems) {
    List<Check> advice = ADVICE.stream().map(c -> c.over(built.graph())).toList();
    List<Remark> remarks = new ArrayList<>();
    for (Node node : built.graph().nodes()) {
      Problems found = problems.partAsMeant();
      advice.forEach(check -> check.check(built.graph(), node, found));
      Map<String, String> allowed = built.allowed().getOrDefault(node.id(), Map.of());
      for (Problem p : found.all()) {
        Optional<String> reason = Optional.ofNullable(allowed.get(p.kind().code()));
        remarks.add(new Remark(node.id(), p, !problems.says(p.kind()), reason));
      }
      problems.addAll(found, allowed.keySet());
    }
    return remarks;
  }

  /** Codes that {@code @Allow} can name. */
  public static List<String> allowable() {
    return kinds().stream().filter(k -> !k.fixed()).map(Kind::code).toList();
  }

  /** Every kind of problem there is, for the page of errors. */
  public static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>(ScanProblems.all());
    kinds.addAll(BuildProblems.all());
    kinds.addAll(ReadProblems.all());
    LAYERS.forEach(check -> kinds.addAll(check.kinds()));
    ADVICE.forEach(check -> kinds.addAll(check.kinds()));
    kinds.addAll(LimitProblems.all());
    kinds.addAll(DecoupleProblems.all());
    kinds.addAll(Options.KINDS);
    kinds.addAll(LockProblems.KINDS);
    return kinds;
  }
}
