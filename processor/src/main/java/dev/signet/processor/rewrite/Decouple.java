package dev.signet.processor.rewrite;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Binarization;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Prune;
import dev.signet.processor.op.AddOp;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.Op;
import dev.signet.processor.rewrite.Copies.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Takes coupled inputs apart (Kim et al. 2020, "BinaryDuo", arXiv 2002.06517, as in the authors'
 * code). A layer that takes n steps at once becomes one that reads n binary copies of its input:
 *
 * <pre>
 *   coupled(y) = (binary(y + d_1) + .. + binary(y + d_n)) / n,   d = binary's threshold - threshold
 * </pre>
 *
 * with the copy of the greatest threshold first. The norm before the layer, or one operand of the
 * sum it reads, makes the copies and moves them; norms that write to a moved sum are copied unmoved
 * where they norm what a coupled layer sums, everything else is copied when it is done. Whatever is
 * not coupled reads the mean of the copies. (Inferred: more than two copies; sums of two moved
 * values, of which the second is made the mean of its copies first.)
 */
public final class Decouple {
  private final Graph graph;
  private final Shifts shifts;
  private final Copies copies;
  private final Carries carries;

  private Decouple(Graph graph, Shifts shifts, Carries carries) {
    this.graph = graph;
    this.shifts = shifts;
    this.carries = carries;
    this.copies = new Copies(graph);
  }

  /**
   * The decoupled network of a sound one; empty where there is none, which is reported.
   *
   * @param asked where it was asked for
   */
  public static Optional<Decoupled> of(Graph sound, Origin asked, Problems problems) {
    Graph graph = Prune.unused(sound);
    if (graph.nodes().stream().noneMatch(n -> Shifts.couples(n).isPresent())) {
      problems.report(
          DecoupleProblems.NOTHING,
          asked,
          graph.network().simpleName()
              + " has @Decouple, but none of its layers takes coupled inputs. Choose"
              + " @Binarize(inputs = CoupledTernary.class), or take @Decouple away.");
      return Optional.empty();
    }
    // One norm that is missing can be in the way of both: it is said once.
    Obstacles obstacles = new Obstacles();
    Optional<Decoupled> decoupled =
        Shifts.of(graph, obstacles)
            .flatMap(shifts ->
                Carries.of(graph, obstacles)
                    .map(carries -> new Decouple(graph, shifts, carries).run()));
    if (decoupled.isEmpty()) {
      obstacles.report(problems);
    }
    return decoupled;
  }

  private Decoupled run() {
    List<Carry> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      all.addAll(node(node));
    }
    return new Decoupled(copies.graph(), List.copyOf(all));
  }

  private List<Carry> node(Node node) {
    Optional<Choice> coupled = Shifts.couples(node);
    if (coupled.isPresent()) {
      return layer(node, coupled.get());
    }
    Optional<Choice> moved = shifts.mover(node.id()).flatMap(Shifts::couples);
    if (node.op() instanceof BatchNormOp) {
      return norm(node, moved);
    }
    if (moved.isPresent() && node.op() instanceof AddOp) {
      sum(node, planes(moved.get()));
    } else if (moved.isPresent()) {
      Form form = copies.form(node.inputs().get(0));
      copies.add(node, node.op(), List.of(copies.as(node, 0, form)), form);
    } else {
      copies.add(node, node.op(), singles(node), Form.SINGLE);
    }
    return carries.same(node);
  }

  private List<Carry> layer(Node node, Choice coupled) {
    BinaryLayer layer = (BinaryLayer) node.op();
    Form form = copies.form(node.inputs().get(0));
    Choice binary = coupled.couples().orElseThrow();
    String where = coupled.chosenAt() + ", decoupled from " + coupled.type().simpleName();
    Binarization b = layer.binarization();
    Op op =
        layer.with(
            new Binarization(
                binary.chosenAt(where, coupled.origin()), b.weights(), b.scale(), b.source()));
    copies.add(node, op, List.of(copies.as(node, 0, form)), Form.SINGLE);
    return carries.layer(node, form.copies(), form.block());
  }

  /** A norm that moves makes the copies as well; one that a moved sum reads may. */
  private List<Carry> norm(Node node, Optional<Choice> moved) {
    int n = moved.map(Decouple::planes).orElse(1);
    List<Float> shifts = moved.map(Decouple::distances).orElse(List.of(0f));
    if (moved.isEmpty() && this.shifts.isNormOfSums(node.id())) {
      Node sum = graph.consumers(node.id()).get(0);
      if (sum.op() instanceof AddOp && this.shifts.mover(sum.id()).isPresent()) {
        n = planes(Shifts.couples(this.shifts.mover(sum.id()).get()).orElseThrow());
        shifts = Collections.nCopies(n, 0f);
      }
    }
    if (n == 1) {
      copies.add(node, node.op(), singles(node), Form.SINGLE);
    } else {
      int in = copies.copied(node, 0, n);
      copies.add(
          node, node.op(), List.of(in), new Form(n, moved.isPresent(), node.shape().channels()));
    }
    return carries.norm(node, shifts);
  }

  /** The first operand that is moved moves the sum; the others are copied. */
  private void sum(Node node, int n) {
    List<Integer> operands = new ArrayList<>();
    Form form = null;
    for (int k = 0; k < node.inputs().size(); k++) {
      Form own = copies.form(node.inputs().get(k));
      if (form == null && own.moved()) {
        form = own;
        operands.add(copies.as(node, k, own));
      } else {
        operands.add(copies.copied(node, k, n));
      }
    }
    copies.add(node, node.op(), operands, form);
  }

  private List<Integer> singles(Node node) {
    List<Integer> inputs = new ArrayList<>();
    for (int k = 0; k < node.inputs().size(); k++) {
      inputs.add(copies.single(node, k));
    }
    return inputs;
  }

  private static int planes(Choice coupled) {
    return coupled.alphabet().orElseThrow().planes();
  }

  /** What moves each threshold to that of the binary estimator, the greatest threshold first. */
  private static List<Float> distances(Choice coupled) {
    float to = coupled.couples().orElseThrow().alphabet().orElseThrow().thresholds().get(0);
    List<Float> thresholds = coupled.alphabet().orElseThrow().thresholds();
    List<Float> distances = new ArrayList<>();
    for (int j = thresholds.size() - 1; j >= 0; j--) {
      distances.add(to - thresholds.get(j));
    }
    return distances;
  }
}
