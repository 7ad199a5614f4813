package dev.signet.processor.plan;

import dev.signet.processor.graph.Choice;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.op.ActivationOp;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.DropoutOp;
import dev.signet.processor.op.FlattenOp;
import dev.signet.processor.op.MaxPoolOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which batch norms become part of a binary layer's affine map, and which binary layers end in
 * integer thresholds. Evaluation and packed inference both ask here, so that they form the same
 * numbers.
 */
public final class Folds {
  private final Graph graph;
  private final Map<Integer, Node> normOf = new HashMap<>();
  private final Map<Integer, Node> hostOf = new HashMap<>();
  private final Map<Integer, Chain> chainAt = new HashMap<>();

  private Folds(Graph graph) {
    this.graph = graph;
  }

  /** Decides for a graph without unused nodes. */
  static Folds of(Graph graph) {
    Folds folds = new Folds(graph);
    graph.nodes().stream().filter(n -> n.op() instanceof BinaryLayer).forEach(folds::foldNorm);
    graph.nodes().stream().filter(n -> n.op() instanceof BinaryLayer).forEach(folds::findChain);
    return folds;
  }

  /** The batch norm folded into a binary layer. */
  public Optional<Node> norm(Node binary) {
    return Optional.ofNullable(normOf.get(binary.id()));
  }

  /** The binary layer that a batch norm is folded into. */
  public Optional<Node> host(Node norm) {
    return Optional.ofNullable(hostOf.get(norm.id()));
  }

  /** The chain that starts at a binary layer or that a node lies in. */
  public Optional<Chain> chain(Node node) {
    return Optional.ofNullable(chainAt.get(node.id()));
  }

  private void foldNorm(Node binary) {
    Node next = onlyConsumer(binary);
    if (next != null && next.op() instanceof BatchNormOp) {
      normOf.put(binary.id(), next);
      hostOf.put(next.id(), binary);
    }
  }

  private void findChain(Node binary) {
    if (!((BinaryLayer) binary.op()).binarization().isPacked()) {
      return;
    }
    List<Node> between = new ArrayList<>();
    Node last = binary;
    while (last.id() != graph.output()) {
      List<Node> consumers = graph.consumers(last.id());
      Optional<Choice> inputs = sharedInputs(consumers);
      if (inputs.isPresent()) {
        Chain chain = new Chain(binary, List.copyOf(between), consumers, inputs.get());
        if (isSound(chain)) {
          chainAt.put(binary.id(), chain);
          between.forEach(n -> chainAt.put(n.id(), chain));
        }
        return;
      }
      last = onlyConsumer(last);
      if (last == null || !canLieBetween(last)) {
        return;
      }
      between.add(last);
    }
  }

  private Node onlyConsumer(Node node) {
    List<Node> consumers = graph.consumers(node.id());
    return consumers.size() == 1 && node.id() != graph.output() ? consumers.get(0) : null;
  }

  private static boolean canLieBetween(Node node) {
    return node.op() instanceof BatchNormOp
        || node.op() instanceof ActivationOp
        || node.op() instanceof MaxPoolOp
        || node.op() instanceof FlattenOp
        || node.op() instanceof DropoutOp;
  }

  /** The input estimator, if all consumers read the same bits. */
  private static Optional<Choice> sharedInputs(List<Node> consumers) {
    Choice shared = null;
    for (Node consumer : consumers) {
      if (!(consumer.op() instanceof BinaryLayer layer) || !layer.binarization().isPacked()) {
        return Optional.empty();
      }
      Choice inputs = layer.binarization().inputs();
      if (inputs.alphabet().orElseThrow().planes() > 1) {
        return Optional.empty(); // the kernels write one bit a filter
      }
      boolean learned = !inputs.learned().isEmpty();
      if (learned && consumers.size() > 1
          || shared != null && !shared.type().equals(inputs.type())) {
        return Optional.empty();
      }
      shared = inputs;
    }
    return Optional.ofNullable(shared);
  }

  private boolean isSound(Chain chain) {
    boolean pooled = false;
    boolean flattened = false;
    int normsAfterPool = 0;
    for (Node node : chain.between()) {
      if (node.op() instanceof MaxPoolOp) {
        pooled = true;
        if (normsAfterPool > 0) {
          return false; // the earlier pool would see two directions
        }
      } else if (node.op() instanceof FlattenOp) {
        flattened |= graph.node(node.inputs().get(0)).shape().pixels() > 1;
      } else if (node.op() instanceof ActivationOp activation) {
        if (pooled || flattened && isPerChannel(activation.activation())) {
          return false; // neither OR nor AND, or numbers that differ from pixel to pixel
        }
      } else if (node.op() instanceof BatchNormOp) {
        normsAfterPool += pooled ? 1 : 0;
        if (flattened || normsAfterPool > 1) {
          return false;
        }
      }
    }
    return !(flattened && isPerChannel(chain.inputs()));
  }

  private static boolean isPerChannel(Choice choice) {
    return choice.learned().stream().anyMatch(l -> !l.shape().equals(List.of(1)));
  }
}
