package dev.signet.training;

import dev.signet.inference.file.Digest;
import dev.signet.inference.file.Safetensors;
import dev.signet.training.checkpoint.Snapshot;
import dev.signet.training.data.Dataset;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the parameters depend on, and nothing else: equal runs give equal files. */
final class Provenance {
  /** What grows while a run goes on. */
  static final Set<String> COUNTS = Set.of("epochs_done", "steps_done");

  private final Map<String, String> all = new TreeMap<>();

  /** A copy, to see what it would become. */
  Provenance(Provenance other) {
    all.putAll(other.all);
  }

  Provenance(Training training) {
    all.putAll(training.provenance());
    String version = Provenance.class.getPackage().getImplementationVersion();
    all.put("signet", version == null ? "development" : version);
  }

  /** The numbers to begin with come from a checkpoint, whose own provenance says of which run. */
  void start(Snapshot checkpoint) {
    all.put("start", checkpoint.text(Safetensors.CHECKSUM));
  }

  /** The numbers to begin with come from another network. */
  void start(List<Parameter> parameters, InputStage input) {
    all.put("start", hash(parameters, input));
  }

  /** A network of these numbers is learnt from. */
  void teacher(List<Parameter> parameters, InputStage input) {
    all.put("attention_teacher", hash(parameters, input));
  }

  /** The SHA-256 over the names and the bits of a network's parameters and of its fitted input. */
  private static String hash(List<Parameter> parameters, InputStage input) {
    MessageDigest digest = Digest.sha256();
    for (Parameter p : parameters) {
      digest.update(p.name.getBytes(StandardCharsets.UTF_8));
      add(digest, p.value);
    }
    add(digest, input.scale());
    add(digest, input.shift());
    add(digest, input.numbers());
    return Digest.hex(digest);
  }

  private static void add(MessageDigest digest, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length));
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  /** The input was fitted on these data, or they are trained on. */
  void train(Dataset train) {
    all.merge("train", train.fingerprint(), Provenance::also);
    all.put("train_examples", Integer.toString(train.size()));
  }

  /** The epoch that is kept is chosen by these data. */
  void validation(Dataset validation) {
    all.merge("validation", validation.fingerprint(), Provenance::also);
  }

  /** Over all calls of fit; an epoch that was broken off counts by its steps only. */
  void done(long epochs, long steps) {
    all.put("epochs_done", Long.toString(epochs));
    all.put("steps_done", Long.toString(steps));
  }

  /** The data of all calls, in order; the same again is not repeated. */
  private static String also(String before, String now) {
    return before.endsWith(now) ? before : before + ", " + now;
  }

  /** A copy. */
  Map<String, String> all() {
    return new TreeMap<>(all);
  }
}
