package dev.signet.training.mismatch;

import dev.signet.inference.file.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was found of a network.
 *
 * @param network its name
 * @param epsilon the step, to either side
 * @param examples how many the loss was the mean of
 * @param loss of the unmoved network
 * @param layers those measured, in the order of declaration
 */
public record MismatchReport(
    String network, double epsilon, int examples, double loss, List<LayerMismatch> layers) {
  /** Keeps a copy of the list. */
  public MismatchReport {
    layers = List.copyOf(layers);
  }

  /** For a larger object of JSON: network, epsilon, examples, loss, layers. */
  public Map<String, Object> members() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", network);
    json.put("epsilon", epsilon);
    json.put("examples", examples);
    json.put("loss", loss);
    json.put("layers", layers.stream().map(LayerMismatch::json).toList());
    return json;
  }

  /** One JSON object, the same text for the same numbers. */
  public String json() {
    return Json.write(members());
  }

  /** A table of the layers. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %d examples, loss %.6g, epsilon %s\n",
            network,
            examples,
            loss,
            epsilon));
    int wide = layers.stream().mapToInt(l -> l.layer().length()).max().orElse(0);
    for (LayerMismatch layer : layers) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-" + wide + "s  cosine %7.4f  of %d weights, %d still\n",
              layer.layer(),
              layer.cosine(),
              layer.weights(),
              layer.still()));
    }
    return text.toString();
  }
}
