package dev.signet.training;

import dev.signet.inference.file.Json;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.CheckpointFolder.Found;
import dev.signet.training.checkpoint.Snapshot;
import dev.signet.training.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must be the same for a run to go on: the network, the data, and all that counts besides. */
final class RunIdentity {
  private static final String PROVENANCE = ModelFile.PROVENANCE;

  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * Of a run that is about to begin or to go on.
   *
   * @param validation null for none
   * @param provenance of this run, its data included
   */
  RunIdentity(
      ModelSpec spec,
      String declaration,
      Dataset train,
      Dataset validation,
      Map<String, String> provenance) {
    texts.put("network", spec.network());
    texts.put("structure", spec.structuralHash());
    texts.put("declaration", declaration);
    texts.put("labels", Json.write(train.labels()));
    texts.put("validation", validation == null ? "" : validation.fingerprint());
    provenance.forEach((name, value) -> {
      if (!Provenance.COUNTS.contains(name)) {
        texts.put(PROVENANCE + name, value);
      }
    });
  }

  void save(Snapshot into) {
    texts.forEach(into::put);
  }

  /**
   * Refuses the checkpoint of another run.
   *
   * @throws CheckpointException saying all that differs
   */
  void check(Found found) {
    Map<String, String> names = new LinkedHashMap<>(texts);
    found.snapshot().texts().keySet().stream()
        .filter(name -> name.startsWith(PROVENANCE))
        .forEach(name -> names.putIfAbsent(name, ""));
    List<String> differences = new ArrayList<>();
    for (String name : names.keySet()) {
      String there = found.snapshot().text(name);
      String here = texts.getOrDefault(name, "");
      if (!Objects.equals(there, here)) {
        differences.add(difference(name, there, here));
      }
    }
    if (!differences.isEmpty()) {
      throw new CheckpointException(
          found.file()
              + " is of another run: "
              + String.join("; ", differences)
              + ". To go on with that run, give it what it had; to begin this one, name another"
              + " folder in Checkpoints.in, or delete that one.");
    }
  }

  private static String difference(String name, String there, String here) {
    return switch (name) {
      case "network" -> "its network is " + there + ", here is " + here;
      case "structure" -> "the layers of its network were others (" + hashes(there, here) + ")";
      case "declaration" ->
          "its network was trained by other code: a layer, an estimator or another choice has"
              + " changed since ("
              + hashes(there, here)
              + ")";
      case PROVENANCE + "train" -> "its training data were others (" + hashes(there, here) + ")";
      case "validation", PROVENANCE + "validation" ->
          "its validation data were others (" + hashes(there, here) + ")";
      default ->
          "its %s was %s, here it is %s"
              .formatted(
                  name.startsWith(PROVENANCE) ? name.substring(PROVENANCE.length()) : name,
                  there.isEmpty() ? "not set" : there,
                  here.isEmpty() ? "not set" : here);
    };
  }

  /** Enough of two hashes, or of rows of them, to see that they differ. */
  private static String hashes(String there, String here) {
    return shortened(there) + ", here " + shortened(here);
  }

  private static String shortened(String hash) {
    return hash.isEmpty()
        ? "none"
        : hash.length() <= 12 ? hash : "…" + hash.substring(hash.length() - 12);
  }
}
