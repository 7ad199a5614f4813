package dev.signet.inference.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds metadata and tensors against a network; what differs first is the exception's message. */
final class ModelCheck {
  private final String name;
  private final ModelSpec spec;

  ModelCheck(String name, ModelSpec spec) {
    this.name = name;
    this.spec = spec;
  }

  ModelFile file(Map<String, String> metadata, Map<String, Tensor> tensors)
      throws ModelFileException {
    format(name, metadata);
    structure(metadata);
    List<String> labels = labels(need(metadata, "labels"));
    need(metadata, Safetensors.CHECKSUM);
    if (!spec.tensors().isEmpty()) {
      declared(tensors);
    }
    for (var entry : tensors.entrySet()) {
      finite(entry.getKey(), entry.getValue());
    }
    return new ModelFile(name, metadata, tensors, labels);
  }

  /** The network that a file names, whichever that is. */
  static String network(String name, Map<String, String> metadata) throws ModelFileException {
    format(name, metadata);
    return need(name, metadata, "network");
  }

  private static void format(String name, Map<String, String> metadata) throws ModelFileException {
    String format = metadata.get("format");
    if (!ModelFile.FORMAT.equals(format)) {
      throw faultIn(
          name,
          "is no Signet model: its format is %s, expected %s",
          format == null ? "not stated" : format,
          ModelFile.FORMAT);
    }
    String version = need(name, metadata, "format_version");
    if (!isNumber(version)) {
      throw faultIn(name, "has format version %s, which is no number from 1 on", version);
    }
    if (Integer.parseInt(version) > ModelFile.VERSION) {
      throw faultIn(
          name,
          "has format version %s, this Signet reads up to %d; update Signet",
          version,
          ModelFile.VERSION);
    }
  }

  /** A number of one to nine digits, which an int can hold, from 1 on. */
  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '9' || c < (i == 0 ? '1' : '0')) {
        return false;
      }
    }
    return text.length() >= 1 && text.length() <= 9;
  }

  private void structure(Map<String, String> metadata) throws ModelFileException {
    String structure = need(metadata, "structure");
    String network = need(metadata, "network");
    String input = need(metadata, "input");
    String classes = need(metadata, "classes");
    String plan = need(metadata, "plan");
    boolean same =
        input.equals(spec.inputJson())
            && classes.equals(Integer.toString(spec.classes()))
            && plan.equals(spec.planJson());
    if (same && structure.equals(spec.structuralHash())) {
      return;
    }
    String cure = "; load it by the class it was frozen from, or train and freeze anew";
    String file = "is a model of " + network + " and not of " + spec.network() + " as declared now";
    if (!input.equals(spec.inputJson())) {
      throw fault("%s: its input is %s, declared is %s%s", file, input, spec.inputJson(), cure);
    }
    if (!classes.equals(Integer.toString(spec.classes()))) {
      throw fault("%s: it has %s classes, declared are %d%s", file, classes, spec.classes(), cure);
    }
    if (!same) {
      throw fault("%s: %s%s", file, difference(plan), cure);
    }
    throw fault(
        "has the structure %s, which is not that of its own plan (%s); get it anew",
        structure, spec.structuralHash());
  }

  /** The first step in which the file's plan differs from the declared one. */
  private String difference(String plan) throws ModelFileException {
    List<String> found;
    try {
      found = ModelSpec.planLines(plan);
    } catch (IllegalArgumentException e) {
      throw fault("its plan is not JSON: %s", e.getMessage());
    }
    List<String> declared = spec.normalPlanLines();
    for (int i = 0; i < Math.max(found.size(), declared.size()); i++) {
      String there = i < found.size() ? found.get(i) : "missing";
      String here = i < declared.size() ? declared.get(i) : "missing";
      if (!there.equals(here)) {
        return "step " + (i + 1) + " of its plan is " + there + ", declared is " + here;
      }
    }
    return "its plan is written differently";
  }

  private List<String> labels(String json) throws ModelFileException {
    var labels = new ArrayList<String>();
    Object parsed;
    try {
      parsed = Json.parse(json);
    } catch (IllegalArgumentException e) {
      throw fault("its labels are not JSON: %s", e.getMessage());
    }
    if (!(parsed instanceof List<?> list)) {
      throw fault("its labels are not a list");
    }
    for (Object label : list) {
      if (!(label instanceof String text)) {
        throw fault("label %d is %s and not a text", labels.size(), label);
      }
      labels.add(text);
    }
    if (!labels.isEmpty() && labels.size() != spec.classes()) {
      throw fault(
          "has %d labels for %d classes; give one for each or none", labels.size(), spec.classes());
    }
    return labels;
  }

  private void declared(Map<String, Tensor> tensors) throws ModelFileException {
    for (var entry : spec.tensors().entrySet()) {
      String tensor = entry.getKey();
      TensorType type = entry.getValue();
      Tensor found = tensors.get(tensor);
      if (found == null && !type.tables()) {
        throw fault("lacks tensor %s %s; freeze the network again", tensor, type);
      }
      if (found != null && !type.fits(found)) {
        throw fault("tensor %s is %s; the network needs %s", tensor, found, type);
      }
    }
    Tensor canaries = tensors.get(Canaries.TENSOR); // files that others wrote may lack them
    if (canaries != null && !Canaries.type(spec).fits(canaries)) {
      throw fault(
          "tensor %s is %s; the network needs %s", Canaries.TENSOR, canaries, Canaries.type(spec));
    }
    for (var entry : tensors.entrySet()) {
      String tensor = entry.getKey();
      if (!spec.tensors().containsKey(tensor) && !tensor.equals(Canaries.TENSOR)) {
        throw fault(
            "has tensor %s %s, which the network does not know; freeze the network again",
            tensor, entry.getValue());
      }
    }
  }

  /** Thresholds may be infinite (always, never); no other number may. */
  private void finite(String tensor, Tensor found) throws ModelFileException {
    if (found.type() == Tensor.Type.F64) {
      throw fault("tensor %s is %s; models hold no doubles", tensor, found);
    }
    if (found.type() != Tensor.Type.F32) {
      return;
    }
    boolean infinite = tensor.endsWith(".thresholds");
    float[] values = found.floats();
    float greatest = infinite ? Float.POSITIVE_INFINITY : Float.MAX_VALUE;
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= greatest)) { // NaN, too
        throw fault("tensor %s holds %s at index %d; it is damaged", tensor, values[i], i);
      }
    }
  }

  private String need(Map<String, String> metadata, String key) throws ModelFileException {
    return need(name, metadata, key);
  }

  private static String need(String name, Map<String, String> metadata, String key)
      throws ModelFileException {
    String value = metadata.get(key);
    if (value == null) {
      throw faultIn(
          name, "lacks the metadata %s; it was not written by Signet, or was changed", key);
    }
    return value;
  }

  private ModelFileException fault(String message, Object... parts) {
    return faultIn(name, message, parts);
  }

  private static ModelFileException faultIn(String name, String message, Object... parts) {
    return new ModelFileException(name + ": " + message.formatted(parts));
  }
}
