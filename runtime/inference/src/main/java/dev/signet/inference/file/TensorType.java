package dev.signet.inference.file;

import java.util.List;
import java.util.Map;

/**
 * What a plan says of one tensor: {@code {"name":"conv1.weights","type":"U64","shape":[64,3,3,1]}}.
 * A tensor in the role {@code tables} may be absent, and may have fewer rows.
 *
 * @param type element type
 * @param shape sizes
 * @param tables whether it is the tables of thresholds
 */
record TensorType(Tensor.Type type, int[] shape, boolean tables) {
  /** Reads one tensor of a plan line. */
  static TensorType of(String role, Map<?, ?> plan) {
    if (!(plan.get("type") instanceof String type)
        || !(plan.get("shape") instanceof List<?> sizes)) {
      throw new IllegalArgumentException("tensor " + role + " of the plan lacks type or shape");
    }
    int[] shape = new int[sizes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact((Long) sizes.get(i));
    }
    return new TensorType(Tensor.Type.valueOf(type), shape, role.equals("tables"));
  }

  boolean fits(Tensor tensor) {
    if (tensor.type() != type || tensor.shape().length != shape.length) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      int size = tensor.shape()[i];
      boolean fewer = tables && i == 0 && size >= 1 && size < shape[i];
      if (size != shape[i] && !fewer) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return type + Tensor.text(shape);
  }
}
