package dev.signet.inference;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.Kernels;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A model as text. */
final class Summary {
  private Summary() {}

  static String of(ModelSpec spec, ModelFile file) {
    var out = new StringBuilder();
    line(out, "network", spec.network());
    line(
        out,
        "input",
        "%d channels x %d rows x %d columns, %s"
            .formatted(spec.channels(), spec.height(), spec.width(), range(spec)));
    String labels = file.labels().isEmpty() ? "" : " (" + String.join(", ", file.labels()) + ")";
    line(out, "classes", spec.classes() + labels);
    line(out, "size", String.format(Locale.ROOT, "%,d bytes", file.byteSize()));
    line(out, "kernels", Kernels.selected() + " (" + Kernels.reason() + ")");
    int step = 1;
    for (String planLine : spec.planLines()) {
      line(out, step == 1 ? "steps" : "", step + ". " + step(planLine));
      step++;
    }
    return out.toString();
  }

  private static String range(ModelSpec spec) {
    return Double.isInfinite(spec.greatest())
        ? "any finite values"
        : "values from " + spec.least() + " to " + spec.greatest();
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append(String.format(Locale.ROOT, "%-8s %s%n", name, text).replace("\r\n", "\n"));
  }

  /** Members of a step that would only repeat what the others say. */
  private static final Set<String> LEFT_OUT =
      Set.of("op", "layer", "in", "in_shapes", "in_forms", "out", "out_form", "tensors");

  /** The operation, its layer, then its other members. */
  private static String step(String planLine) {
    var out = new StringBuilder();
    var step = (Map<?, ?>) Json.parse(planLine);
    out.append(step.get("op"));
    if (step.get("layer") != null) {
      out.append(' ').append(step.get("layer"));
    }
    step.forEach((name, value) -> {
      if (!LEFT_OUT.contains(name)) {
        out.append(", ").append(name).append(' ').append(text(value));
      }
    });
    return out.toString();
  }

  private static String text(Object value) {
    return value instanceof String text ? text : Json.write(value);
  }
}
