package dev.signet.training.checkpoint;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.ModelFileException;
import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint holds, or will hold: only what the run determines, so that equal runs leave
 * equal files.
 *
 * @param texts metadata by name
 * @param tensors arrays by name
 */
public record Snapshot(Map<String, String> texts, Map<String, Tensor> tensors) {
  static final String FORMAT = "signet-checkpoint";
  static final int VERSION = 1;

  /** Empty, to be filled. */
  public Snapshot() {
    this(new TreeMap<>(), new TreeMap<>());
    texts.put("format", FORMAT);
    texts.put("format_version", Integer.toString(VERSION));
  }

  /**
   * Reads a file.
   *
   * @throws ModelFileException if it is damaged: torn, or not of the checksum it names
   * @throws CheckpointException if it is sound but nothing that this version can read
   * @throws IOException if the system does not let it be read
   */
  public static Snapshot read(Path file) throws IOException {
    Safetensors.Contents contents = Safetensors.read(file);
    Map<String, String> texts = contents.metadata();
    if (!FORMAT.equals(texts.get("format"))) {
      throw new CheckpointException(
          file + " is no checkpoint of Signet. Move it away, or name another file or folder.");
    }
    if (!texts.containsKey(Safetensors.CHECKSUM)) {
      throw new ModelFileException(file.getFileName() + ": lacks its checksum");
    }
    String version = texts.get("format_version");
    if (!Integer.toString(VERSION).equals(version)) {
      throw new CheckpointException(
          "%s is a checkpoint of version %s; this Signet reads version %d. Go on with the Signet"
                  .formatted(file, version, VERSION)
              + " that wrote it, or begin anew in another folder.");
    }
    return new Snapshot(texts, contents.tensors());
  }

  /** A text, empty where there is none. */
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  /** A whole number. */
  public long whole(String name) {
    return Long.parseLong(texts.get(name));
  }

  /** A number, every bit as it was put. */
  public double real(String name) {
    return Double.parseDouble(texts.get(name));
  }

  /** A value as {@link Json#parse} gives it. */
  public Object json(String name) {
    return Json.parse(texts.get(name));
  }

  /** Puts a text, or the decimal form of a number, which gives back every bit. */
  public Snapshot put(String name, Object value) {
    texts.put(name, value.toString());
    return this;
  }

  /** Puts numbers, which must not change before the snapshot is written. */
  public void put(String name, float[] numbers, int... shape) {
    tensors.put(name, Tensor.of(numbers, shape));
  }
}
