package dev.signet.processor.check;

import dev.signet.processor.graph.Node;
import dev.signet.processor.op.BatchNormOp;
import dev.signet.processor.op.BinaryLayer;
import dev.signet.processor.op.ConvOp;
import dev.signet.processor.op.DenseOp;

/** Questions to nodes that several checks ask. */
final class Layers {
  private Layers() {}

  /** Whether it is a convolution or a dense layer, binary or not. */
  static boolean hasWeights(Node node) {
    return node.op() instanceof BinaryLayer
        || node.op() instanceof ConvOp
        || node.op() instanceof DenseOp;
  }

  /** Whether it is a layer that binarizes what it takes. */
  static boolean binarizesInputs(Node node) {
    return node.op() instanceof BinaryLayer layer && !layer.binarization().inputs().isReal();
  }

  /** Whether it is a layer whose weights are bits. */
  static boolean binarizesWeights(Node node) {
    return node.op() instanceof BinaryLayer layer && !layer.binarization().weights().isReal();
  }

  /** Whether it is a layer of bits on both sides. */
  static boolean isBinary(Node node) {
    return binarizesInputs(node) && binarizesWeights(node);
  }

  /** Whether it is a batch norm. */
  static boolean isNorm(Node node) {
    return node.op() instanceof BatchNormOp;
  }
}
