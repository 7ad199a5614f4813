package dev.signet.training.mismatch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found of one layer.
 *
 * @param layer its name
 * @param weights numbers of its latent or real weights
 * @param still weights whose discrete gradient is exactly 0: the step changed no example's loss, or
 *     not their mean
 * @param cosine of the angle between both gradients, from -1 to 1, 1 for no mismatch; NaN where one
 *     of the two is all zeros
 * @param discreteNorm Euclidean norm of the coordinate discrete gradient
 * @param coarseNorm Euclidean norm of the gradient of training
 */
public record LayerMismatch(
    String layer, int weights, int still, double cosine, double discreteNorm, double coarseNorm) {

  /** Of two gradients by the same weights. */
  static LayerMismatch of(String layer, double[] discrete, double[] coarse) {
    double product = 0;
    double discreteSquares = 0;
    double coarseSquares = 0;
    int still = 0;
    for (int i = 0; i < discrete.length; i++) {
      product += discrete[i] * coarse[i];
      discreteSquares += discrete[i] * discrete[i];
      coarseSquares += coarse[i] * coarse[i];
      still += discrete[i] == 0 ? 1 : 0;
    }
    double norms = Math.sqrt(discreteSquares) * Math.sqrt(coarseSquares);
    double cosine = norms == 0 ? Double.NaN : Math.clamp(product / norms, -1.0, 1.0);
    return new LayerMismatch(
        layer,
        discrete.length,
        still,
        cosine,
        Math.sqrt(discreteSquares),
        Math.sqrt(coarseSquares));
  }

  /** As {@code dev.signet.inference.file.Json} writes it; a cosine that is none is null. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", layer);
    json.put("weights", weights);
    json.put("still", still);
    json.put("cosine", Double.isNaN(cosine) ? null : cosine);
    json.put("discrete_norm", discreteNorm);
    json.put("coarse_norm", coarseNorm);
    return json;
  }
}
