package dev.signet.processor.report;

import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.MaxPoolOp;
import dev.signet.processor.plan.Chain;
import dev.signet.processor.plan.PackedStep;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a layer in the packed model, thresholds above all, in words. */
final class Meaning {
  private final Plan plan;
  private final Map<String, List<PackedStep>> steps;
  private final Map<Value, PackedStep> makers = new HashMap<>();

  Meaning(Plan plan) {
    this.plan = plan;
    this.steps =
        plan.inference().steps().stream().collect(Collectors.groupingBy(PackedStep::layer));
    plan.inference().steps().forEach(s -> makers.put(s.out(), s));
  }

  /** Sentences, perhaps none. */
  List<String> of(Node node) {
    List<String> said = new ArrayList<>();
    Optional<Chain> chain = plan.folds().chain(node);
    if (node.op() instanceof BinaryLayer layer) {
      input(node, layer, said);
      if (layer.binarization().isPacked()) {
        sums(node, chain, said);
      }
    } else if (chain.isPresent()) {
      folded(node, chain.get(), said);
    } else {
      plan.folds()
          .host(node)
          .ifPresent(host ->
              said.add(
                  "Costs nothing in the packed model: it is folded into scale and shift of "
                      + host.path()
                      + "."));
    }
    return said;
  }

  private void input(Node node, BinaryLayer layer, List<String> said) {
    for (PackedStep step : steps.getOrDefault(node.name(), List.of())) {
      if (step.op().equals("sign")) {
        int count = step.tensors().get(0).shape().get(0);
        said.add(
            "Its input comes as real values. A value's bit is 1 (+1) where the value is at least "
                + (count == 1 ? "the threshold" : "its channel's threshold, one of " + count)
                + ", the number at which "
                + layer.binarization().inputs().type().simpleName()
                + " turns from -1 to +1; otherwise it is 0 (-1).");
        return;
      }
    }
    if (layer.binarization().isPacked()) {
      Value in = product(node).in().get(0);
      PackedStep maker = makers.get(in);
      if (maker != null) {
        said.add("Its input comes as bits, which " + path(maker.layer()) + " made.");
      }
    }
  }

  private void sums(Node node, Optional<Chain> chain, List<String> said) {
    Object n = product(node).attributes().get("fan_in");
    String sum =
        "A sum of products is an integer from -"
            + n
            + " to "
            + n
            + ", twice the agreeing bits - "
            + n;
    if (chain.isEmpty()) {
      String norm =
          plan.folds().norm(node).map(b -> ", with " + b.path() + " folded in").orElse("");
      said.add(
          sum
              + ". It becomes a real value at once: sum * scale + shift of its channel"
              + norm
              + ".");
      return;
    }
    List<String> folded = new ArrayList<>();
    for (Node between : chain.get().between()) {
      if (!(between.op() instanceof MaxPoolOp || between.op() instanceof FlattenOp)) {
        folded.add(between.path());
      }
    }
    folded.add("the sign that " + paths(chain.get().consumers()) + " takes");
    said.add(
        sum
            + ". No real value is ever made of it: "
            + String.join(", ", folded)
            + " are one integer bound per channel, "
            + node.shape().channels()
            + " in all. The bit is 1 where the sum is at least the bound, or, where the slope between"
            + " is negative, at most the bound. A channel whose bits are not one step keeps them as a"
            + " table over all sums.");
  }

  private static void folded(Node node, Chain chain, List<String> said) {
    String host = chain.binary().path();
    if (node.op() instanceof MaxPoolOp) {
      Node norm = chain.normAfter(node);
      said.add(
          "Pools bits: OR over the window"
              + (norm == null ? "." : ", AND for channels in which " + norm.path() + " falls."));
    } else if (node.op() instanceof BatchNormOp) {
      said.add(
          "Costs nothing in the packed model: gamma, beta, mean and variance only move the integer"
              + " bounds of "
              + host
              + ".");
    } else if (!(node.op() instanceof FlattenOp)) {
      said.add(
          "Costs nothing in the packed model: it only moves the integer bounds of " + host + ".");
    }
  }

  private PackedStep product(Node node) {
    return steps.get(node.name()).stream()
        .filter(s -> s.attributes().containsKey("fan_in"))
        .findFirst()
        .orElseThrow();
  }

  private String path(String layer) {
    return plan.graph().nodes().stream()
        .filter(n -> n.name().equals(layer))
        .findFirst()
        .map(Node::path)
        .orElse(layer);
  }

  private static String paths(List<Node> nodes) {
    return nodes.stream().map(Node::path).collect(Collectors.joining(" and "));
  }
}
