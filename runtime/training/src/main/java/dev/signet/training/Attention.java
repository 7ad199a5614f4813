package dev.signet.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Attention matching: a student's layers are to look where a teacher's do (Zagoruyko and Komodakis
 * 2017, arXiv 1612.03928; as Real-to-Binary has it, Martinez et al. 2020, arXiv 2003.11535). Of
 * each matched layer and image, {@code Q} is the sum over channels of squared values, a number for
 * each pixel; to the loss comes {@code weight * || Q_student/||Q_student|| -
 * Q_teacher/||Q_teacher|| ||}, the mean over the images of a batch, added up over the layers. A map
 * of zeros stays as it is.
 *
 * <p>The teacher is a trained trainer of any network with the same input; its layers may have other
 * numbers of channels. It sees the examples as the student does, varied by augmentation, in forward
 * passes of the finished network (running statistics, nothing dropped). Nothing of it is changed,
 * but nobody else may use it meanwhile.
 *
 * <p>A layer is named by its path, {@code stage2[1].sum}, or as its parameters are, {@code
 * stage2_1_sum}. The name of a component, {@code stage2[1]} or {@code stage2}, stands for its last
 * layer. Validation measures the loss without attention.
 */
public final class Attention {
  private final Trainer<?> teacher;
  private final double weight;
  private final Map<String, String> layers;

  private Attention(Trainer<?> teacher, double weight, Map<String, String> layers) {
    this.teacher = Objects.requireNonNull(teacher, "teacher");
    this.weight = weight;
    this.layers = new LinkedHashMap<>(layers);
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of attention must be positive and finite, not " + weight);
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "attention is matched in no layer; name some, such as the ends of the stages");
    }
  }

  /**
   * Layers that have the same name in both networks.
   *
   * @param weight of each; Larq's zoo takes 30
   * @throws IllegalArgumentException if the weight is not positive or no layer is named; layers
   *     that do not exist or do not fit are refused by {@code fit}
   */
  public static Attention of(Trainer<?> teacher, double weight, String... layers) {
    return of(
        teacher,
        weight,
        Arrays.stream(layers)
            .collect(Collectors.toMap(l -> l, l -> l, (a, b) -> a, LinkedHashMap::new)));
  }

  /**
   * Layers of both networks.
   *
   * @param layers those of the teacher by those of the student
   */
  public static Attention of(Trainer<?> teacher, double weight, Map<String, String> layers) {
    return new Attention(teacher, weight, layers);
  }

  Trainer<?> teacher() {
    return teacher;
  }

  double weight() {
    return weight;
  }

  /**
   * The values to match: of the student, then of the teacher.
   *
   * @throws IllegalArgumentException if a layer does not exist or does not fit the other
   */
  List<Values[]> pairs(Trainer<?> student) {
    List<Values[]> pairs = new ArrayList<>();
    layers.forEach((of, with) -> {
      Values s = find(student, of);
      Values t = find(teacher, with);
      if (s.height != t.height || s.width != t.width) {
        throw new IllegalArgumentException(
            "attention of %s and the teacher's %s cannot be matched: %d x %d and %d x %d pixels"
                .formatted(s.name, t.name, s.height, s.width, t.height, t.width));
      }
      if (s.height * s.width == 1) {
        throw new IllegalArgumentException(
            s.name
                + " has a single pixel, whose attention is 1 whatever it holds; match layers that"
                + " are pictures");
      }
      if (!student.loop().network().hasGradient(s)) {
        throw new IllegalArgumentException(
            s.name + " comes before all that is trained: attention there teaches nothing");
      }
      pairs.add(new Values[] {s, t});
    });
    return pairs;
  }

  private static Values find(Trainer<?> trainer, String layer) {
    Network network = trainer.loop().network();
    String name = layer.replace("]", "").replace('[', '_').replace('.', '_');
    Values last = null;
    for (Values v : network.values()) {
      if (v.name.equals(name)) {
        return v;
      }
      // A dot begins the name of what a layer keeps for itself.
      if (v.name.startsWith(name + "_") && v.name.indexOf('.') < 0) {
        last = v;
      }
    }
    if (last == null) {
      String names =
          network.values().stream()
              .map(v -> v.name)
              .filter(n -> n.indexOf('.') < 0)
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "%s has no layer %s to match attention in; its layers are %s"
              .formatted(trainer.loop().name(), layer, names));
    }
    return last;
  }

  /** Who teaches what, for the provenance of a model file; numbers of the teacher stand beside. */
  @Override
  public String toString() {
    return "attention(" + teacher.loop().name() + ", " + weight + ", " + layers + ")";
  }
}
