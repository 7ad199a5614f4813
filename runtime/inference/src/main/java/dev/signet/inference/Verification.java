package dev.signet.inference;

import dev.signet.inference.file.Canaries;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.file.Tensor;
import dev.signet.inference.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a model's canary inputs on this machine.
 *
 * @param kernels what ran: {@code vector}, {@code plain} or {@code naive}
 * @param inputs how many inputs
 * @param outputs logits of each
 * @param differences one text for each logit that is not, to the bit, the one in the file
 */
public record Verification(String kernels, int inputs, int outputs, List<String> differences) {
  /** Keeps a copy. */
  public Verification {
    differences = List.copyOf(differences);
  }

  /** Whether every bit is equal. */
  public boolean passed() {
    return differences.isEmpty();
  }

  /** By the kernels of this machine, not by those that stand in for them at first. */
  private static void await(Predictor predictor, float[] input, float[] logits) {
    predictor.logits(input, logits);
    try {
      Kernels.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while kernels were compiled", e);
    }
  }

  static Verification of(ModelSpec spec, ModelFile file, Predictor predictor) {
    Tensor stored = file.tensors().get(Canaries.TENSOR);
    if (stored == null) {
      throw new IllegalStateException(
          "this model of " + spec.network() + " carries no canaries; freeze the network again");
    }
    float[] expected = stored.floats();
    var canaries = new Canaries(spec, file.tensors());
    var differences = new ArrayList<String>();
    float[] found = new float[spec.classes()];
    await(predictor, canaries.input(0), found);
    for (int i = 0; i < Canaries.COUNT; i++) {
      predictor.logits(canaries.input(i), found);
      for (int c = 0; c < found.length; c++) {
        float wanted = expected[i * found.length + c];
        if (Float.floatToRawIntBits(found[c]) != Float.floatToRawIntBits(wanted)) {
          differences.add(
              "input %d, logit %d: %s here, %s in the file".formatted(i, c, found[c], wanted));
        }
      }
    }
    return new Verification(Kernels.selected(), Canaries.COUNT, found.length, differences);
  }
}
