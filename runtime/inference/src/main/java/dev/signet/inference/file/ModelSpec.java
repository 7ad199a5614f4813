package dev.signet.inference.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a generated model class knows of its network: its input, its classes and the plan, one JSON
 * object for each step of inference. Immutable.
 */
public final class ModelSpec {
  private final String network;
  private final int channels;
  private final int height;
  private final int width;
  private final double least;
  private final double greatest;
  private final int classes;
  private final List<String> planLines;
  private final Map<String, TensorType> tensors = new LinkedHashMap<>();
  private final String structuralHash;

  private ModelSpec(
      String network,
      int channels,
      int height,
      int width,
      double least,
      double greatest,
      int classes,
      List<String> planLines) {
    this.network = network;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.least = least;
    this.greatest = greatest;
    this.classes = classes;
    this.planLines = planLines;
    for (String line : planLines) {
      declare(line);
    }
    structuralHash = Digest.hex(inputJson() + "\n" + classes + "\n" + String.join("\n", planLines));
  }

  private void declare(String line) {
    if (!(Json.parse(line) instanceof Map<?, ?> step)) {
      throw new IllegalArgumentException("plan line is not a JSON object: " + line);
    }
    if (step.get("tensors") instanceof Map<?, ?> byRole) {
      for (var tensor : byRole.entrySet()) {
        declare((String) tensor.getKey(), (Map<?, ?>) tensor.getValue());
      }
    }
  }

  private void declare(String role, Map<?, ?> tensor) {
    tensors.put((String) tensor.get("name"), TensorType.of(role, tensor));
  }

  /**
   * A specification.
   *
   * @param network the record's full name
   * @param channels input channels
   * @param height input rows
   * @param width input columns
   * @param least smallest raw value; minus infinity where no range was declared
   * @param greatest largest raw value; plus infinity where no range was declared
   * @param classes numbers that the network puts out
   * @param planLines one JSON object per step; its member {@code tensors}, if there, says which
   *     tensors the file holds: an object from role to {@code name}, {@code type} and {@code shape}
   */
  public static ModelSpec of(
      String network,
      int channels,
      int height,
      int width,
      double least,
      double greatest,
      int classes,
      String... planLines) {
    if (channels < 1 || height < 1 || width < 1 || classes < 1) {
      throw new IllegalArgumentException(
          "%s: input %d x %d x %d and %d classes; all must be at least 1"
              .formatted(network, channels, height, width, classes));
    }
    if ((long) channels * height > Integer.MAX_VALUE / width) {
      throw new IllegalArgumentException(
          "%s: an input of %d x %d x %d is larger than an array"
              .formatted(network, channels, height, width));
    }
    if (!(least <= greatest)) {
      throw new IllegalArgumentException(
          "%s: values from %s to %s; the first must not be greater"
              .formatted(network, least, greatest));
    }
    return new ModelSpec(
        network, channels, height, width, least, greatest, classes, List.of(planLines));
  }

  /** The record's full name. */
  public String network() {
    return network;
  }

  /** Input channels. */
  public int channels() {
    return channels;
  }

  /** Input rows. */
  public int height() {
    return height;
  }

  /** Input columns. */
  public int width() {
    return width;
  }

  /** Raw values of one input. */
  public int inputSize() {
    return channels * height * width;
  }

  /** Smallest raw value that is accepted; minus infinity for any. */
  public double least() {
    return least;
  }

  /** Largest raw value that is accepted; plus infinity for any. */
  public double greatest() {
    return greatest;
  }

  /** Numbers that the network puts out. */
  public int classes() {
    return classes;
  }

  /** The steps of inference, one JSON object each. */
  public List<String> planLines() {
    return planLines;
  }

  /**
   * SHA-256, in hexadecimal digits, of the input as in a model file's metadata, the number of
   * classes and the plan lines, joined by line feeds. The network's name is not part of it.
   */
  public String structuralHash() {
    return structuralHash;
  }

  /** The tensors of a model file by name; empty if no plan line tells. */
  Map<String, TensorType> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** The input as in a model file's metadata. */
  String inputJson() {
    var members = new LinkedHashMap<String, Object>();
    members.put("channels", channels);
    members.put("height", height);
    members.put("width", width);
    members.put("range", Double.isInfinite(greatest) ? List.of() : List.of(least, greatest));
    return Json.write(members);
  }

  /** The plan as in a model file's metadata: an array of the lines. */
  String planJson() {
    return "[" + String.join(",", planLines) + "]";
  }

  /** The lines of a plan as in a model file's metadata; as they are written here. */
  static List<String> planLines(String json) {
    var lines = new ArrayList<String>();
    if (Json.parse(json) instanceof List<?> steps) {
      steps.forEach(step -> lines.add(Json.write(step)));
    }
    return lines;
  }

  /** The lines in the form of {@link #planLines(String)}, to be compared. */
  List<String> normalPlanLines() {
    return planLines(planJson());
  }
}
