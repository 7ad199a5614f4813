package dev.signet.examples.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.examples.mismatch.Toy;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MismatchCommandTest {
  @Test
  void measuresSaysAndWrites(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("found/mismatch.json");
    StringWriter said = new StringWriter();
    String[] arguments = {
      "mismatch",
      "--examples",
      "20",
      "--seeds",
      "2",
      "--seed",
      "3",
      "--out",
      folder.toString(),
      "--json",
      json.toString()
    };
    int status = Main.commandLine().setOut(new PrintWriter(said)).execute(arguments);
    assertWithMessage(said.toString()).that(status).isEqualTo(0);
    assertThat(Files.size(folder.resolve("mismatch.png"))).isGreaterThan(1000L);
    Map<?, ?> found = (Map<?, ?>) Json.parse(Files.readString(json).strip());
    List<?> runs = (List<?>) found.get("runs");
    assertThat(runs).hasSize(2);
    Map<?, ?> second = (Map<?, ?>) runs.get(1);
    assertThat(second.get("seed")).isEqualTo(4L);
    Map<?, ?> networks = (Map<?, ?>) second.get("networks");
    assertThat(networks).hasSize(Toy.values().length);
    Map<?, ?> plain = (Map<?, ?>) networks.get("binary, plain");
    assertThat(plain.get("examples")).isEqualTo(20L);
    assertThat((List<?>) plain.get("layers")).hasSize(4);
    List<?> orderings = (List<?>) found.get("orderings");
    assertThat(orderings).hasSize(4);
    for (Object one : orderings) {
      Map<?, ?> ordering = (Map<?, ?>) one;
      String verdict = ordering.get("seeds").equals(2L) ? "holds" : "does not hold";
      assertThat(ordering.get("verdict")).isEqualTo(verdict);
      assertThat(said.toString())
          .contains(
              ordering.get("ordering")
                  + ": "
                  + verdict
                  + " ("
                  + ordering.get("seeds")
                  + " of 2 seeds).");
    }
    assertThat(said.toString()).contains("seed 4, 2-bit, plain        100%  output");
  }
}
