package dev.signet.examples.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two variants, two seeds, few pictures. */
final class SweepCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int sweep(int epochs, int seeds) {
    List<String> arguments =
        List.of(
            "sweep",
            "digits",
            "--inputs",
            "SteSign,ApproxSign",
            "--examples",
            "60",
            "--epochs",
            "" + epochs,
            "--seeds",
            "" + seeds,
            "--out",
            folder.toString(),
            "--json",
            folder + "/all.json");
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void comparesAndGoesOn() throws IOException {
    assertThat(sweep(1, 1)).isEqualTo(0);
    Path first = folder.resolve("runs/seed-1/SteSign.json");
    FileTime written = Files.getLastModifiedTime(first);
    assertThat(sweep(1, 2)).isEqualTo(0);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);

    assertThat(out.toString()).contains("seed 2, 2 of 2: ApproxSign");
    String table = Files.readString(folder.resolve("sweep.md"));
    assertThat(table).startsWith("| variant | accuracy, mean of 2 | against the first,");
    assertThat(table).containsMatch("\\| SteSign \\| [0-9.]+ % \\|  \\| 48,816 \\|");
    assertThat(table)
        .containsMatch("\\| ApproxSign \\| [0-9.]+ % \\| [+-][0-9.]+ \\([+-][0-9.]+ to ");
    assertThat(Files.size(folder.resolve("sweep.png"))).isGreaterThan(1000);
    assertThat(Files.readString(folder.resolve("all.json"))).contains("\"ApproxSign\"");

    assertThat(sweep(2, 2)).isEqualTo(2);
    assertThat(err.toString()).contains("has runs with other data or settings");
  }
}
