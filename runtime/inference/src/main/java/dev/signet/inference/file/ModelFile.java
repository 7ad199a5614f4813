package dev.signet.inference.file;

import dev.signet.inference.kernel.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A frozen network: a safetensors file whose metadata say for which network it is. {@code
 * docs/model-format.md} describes every byte. Immutable; the arrays given out are not copies and
 * must not be changed.
 */
public final class ModelFile {
  static final String FORMAT = "signet-model";
  static final int VERSION = 1;

  /** What metadata about training begin with, in models and checkpoints. */
  public static final String PROVENANCE = "provenance.";

  private final String name;
  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;
  private final List<String> labels;

  ModelFile(
      String name, Map<String, String> metadata, Map<String, Tensor> tensors, List<String> labels) {
    this.name = name;
    this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    this.tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    this.labels = List.copyOf(labels);
  }

  /**
   * Reads a model for one network.
   *
   * @param path the file
   * @param spec what the network is; {@code SPEC} of the generated class
   * @throws ModelFileException if it is not a sound model for just this network, saying what
   *     differs
   * @throws IOException if it cannot be read
   */
  public static ModelFile read(Path path, ModelSpec spec) throws IOException {
    Safetensors.Contents contents = Safetensors.read(path);
    String name = path.getFileName().toString();
    return new ModelCheck(name, spec).file(contents.metadata(), contents.tensors());
  }

  /**
   * The full name of the record that a model was frozen from, as its file says.
   *
   * @throws ModelFileException if the file is damaged or no model
   * @throws IOException if it cannot be read
   */
  public static String network(Path path) throws IOException {
    return ModelCheck.network(path.getFileName().toString(), Safetensors.read(path).metadata());
  }

  /**
   * Writes a model without some of what it says of its training, and with a note of what is gone.
   * Everything it computes stays the same.
   *
   * @param path the model
   * @param into where to write
   * @param names of entries of {@link #provenance}; none for all
   * @throws ModelFileException if the file is damaged or no model
   * @throws IllegalArgumentException if there is no entry of a name
   * @throws IOException if it cannot be read or written
   */
  public static void redact(Path path, Path into, Set<String> names) throws IOException {
    Safetensors.Contents contents = Safetensors.read(path);
    var metadata = new TreeMap<>(contents.metadata());
    ModelCheck.network(path.getFileName().toString(), metadata);
    var gone = new TreeSet<String>();
    for (String key : contents.metadata().keySet()) {
      String name = key.startsWith(PROVENANCE) ? key.substring(PROVENANCE.length()) : "";
      if (!name.isEmpty() && (names.isEmpty() || names.contains(name))) {
        metadata.remove(key);
        gone.add(name);
      }
    }
    for (String name : names) {
      if (!gone.contains(name)) {
        throw new IllegalArgumentException(path.getFileName() + " says nothing of " + name + "");
      }
    }
    metadata.put(PROVENANCE + "redacted", String.join(", ", gone));
    Safetensors.write(into, metadata, contents.tensors());
  }

  /**
   * Reads a model for one network from a stream, such as a resource in a jar: to its end, and
   * without closing it.
   *
   * @param stream the bytes of one whole file
   * @param name what messages call it
   * @param spec what the network is; {@code SPEC} of the generated class
   * @throws NullPointerException if there is no stream, which is how a class loader says that there
   *     is no such resource
   * @throws ModelFileException as {@link #read(Path, ModelSpec)}
   * @throws IOException if it cannot be read
   */
  public static ModelFile read(InputStream stream, String name, ModelSpec spec) throws IOException {
    Objects.requireNonNull(
        stream, "stream; if it comes from getResourceAsStream, there is no resource of that name");
    Safetensors.Contents contents = Safetensors.read(stream, name);
    return new ModelCheck(name, spec).file(contents.metadata(), contents.tensors());
  }

  /**
   * A model in memory.
   *
   * @param spec what the network is
   * @param tensors all its tensors
   * @param labels names of the classes, or empty
   * @param provenance what determined the training run: fingerprint of the data, settings, seed,
   *     versions; not machine or time
   * @throws IllegalArgumentException if the tensors or labels do not fit the network
   */
  public static ModelFile of(
      ModelSpec spec,
      Map<String, Tensor> tensors,
      List<String> labels,
      Map<String, String> provenance) {
    var metadata = new TreeMap<String, String>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", Integer.toString(VERSION));
    metadata.put("network", spec.network());
    metadata.put("structure", spec.structuralHash());
    metadata.put("plan", spec.planJson());
    metadata.put("input", spec.inputJson());
    metadata.put("classes", Integer.toString(spec.classes()));
    metadata.put("labels", Json.write(labels));
    provenance.forEach((key, value) -> metadata.put(PROVENANCE + key, value));
    metadata.put(Safetensors.CHECKSUM, "0".repeat(64));
    try {
      return new ModelCheck("model of " + spec.network(), spec).file(metadata, tensors);
    } catch (ModelFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Writes the file, whole or not at all. Equal models give equal bytes.
   *
   * @param path where; replaced if it is there
   */
  public void write(Path path) throws IOException {
    Safetensors.write(path, metadata, tensors);
  }

  /** The checksum of the file, which equal models alone share. */
  public String checksum() {
    try {
      return Safetensors.checksum(metadata, tensors);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written
    }
  }

  /** Names of the classes; empty if there are none. */
  public List<String> labels() {
    return labels;
  }

  /** All metadata by name; the checksum is right in a file that was read. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** What determined the training run, without the prefix that the metadata have. */
  public Map<String, String> provenance() {
    var provenance = new TreeMap<String, String>();
    metadata.forEach((key, value) -> {
      if (key.startsWith(PROVENANCE)) {
        provenance.put(key.substring(PROVENANCE.length()), value);
      }
    });
    return provenance;
  }

  /** All tensors by name. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** Bytes of the file. */
  public long byteSize() {
    return Safetensors.byteSize(metadata, tensors);
  }

  /**
   * A tensor of floats.
   *
   * @throws UncheckedIOException around a {@link ModelFileException} if it is absent or has another
   *     type or shape
   */
  public float[] floats(String tensor, int... shape) {
    return get(tensor, Tensor.Type.F32, shape).floats();
  }

  /** A tensor of packed words; otherwise as {@link #floats}. */
  public long[] longs(String tensor, int... shape) {
    return get(tensor, Tensor.Type.U64, shape).longs();
  }

  /** A tensor of ints; otherwise as {@link #floats}. */
  public int[] ints(String tensor, int... shape) {
    return get(tensor, Tensor.Type.I32, shape).ints();
  }

  /** A tensor of bytes; otherwise as {@link #floats}. */
  public byte[] bytes(String tensor, int... shape) {
    return get(tensor, Tensor.Type.U8, shape).bytes();
  }

  /**
   * The integer thresholds of a layer, in the form of {@link ThresholdTensors}.
   *
   * @param layer the layer's name
   * @param channels its output channels
   * @param n its largest absolute accumulator
   * @throws UncheckedIOException as {@link #floats}, also for bounds out of range
   */
  public Thresholds thresholds(String layer, int channels, int n) {
    int[] bounds = ints(layer + ".bounds", channels);
    byte[] directions = bytes(layer + ".directions", channels);
    Tensor tables = tensors.get(layer + ".tables");
    int words = Thresholds.tableWords(n);
    long[] bits =
        tables == null || tables.length() == 0
            ? new long[0]
            : longs(layer + ".tables", tables.length() / words, words);
    try {
      return ThresholdTensors.of(n, bounds, directions, bits);
    } catch (IllegalArgumentException e) {
      throw fault("thresholds of " + layer + ": " + e.getMessage());
    }
  }

  private Tensor get(String tensor, Tensor.Type type, int[] shape) {
    Tensor found = tensors.get(tensor);
    var expected = new TensorType(type, shape, false);
    if (found == null) {
      throw fault("lacks tensor " + tensor + " " + expected + "; freeze the network again");
    }
    if (!expected.fits(found)) {
      throw fault("tensor " + tensor + " is " + found + "; the network needs " + expected);
    }
    return found;
  }

  private UncheckedIOException fault(String message) {
    return new UncheckedIOException(new ModelFileException(name + ": " + message));
  }
}
