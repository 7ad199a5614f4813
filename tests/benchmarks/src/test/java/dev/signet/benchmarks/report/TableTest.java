package dev.signet.benchmarks.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.benchmarks.measure.Statistics;
import dev.signet.benchmarks.measure.Timing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir Path folder;

  private static Table table() {
    return new Table(
            "Layers",
            List.of(
                new Column("layer", Column.Format.TEXT),
                new Column("of peak", Column.Format.FRACTION),
                new Column("fp32", Column.Format.RATIO),
                new Column("us", Column.Format.MICROS)))
        .row("a", 0.25, 2, 1500.0)
        .row("b", 1.0, null, 2_000_000L)
        .summary("mean", Statistics::geomean)
        .summary("worst", Collections::min);
  }

  @Test
  void textIsAligned() {
    assertThat(table().toText())
        .isEqualTo(
            """
            Layers
            layer  of peak   fp32      us
            a         0.25  2.00x     1.5
            b         1.00      -  2000.0
            mean      0.50  2.00x    54.8
            worst     0.25  2.00x     1.5
            """);
  }

  @Test
  void markdownAlignsNumbersRight() {
    assertThat(table().toMarkdown())
        .isEqualTo(
            """
            **Layers**

            | layer | of peak | fp32 | us |
            |---|---:|---:|---:|
            | a | 0.25 | 2.00x | 1.5 |
            | b | 1.00 | - | 2000.0 |
            | mean | 0.50 | 2.00x | 54.8 |
            | worst | 0.25 | 2.00x | 1.5 |
            """);
  }

  @Test
  void numbersThatAreNoneBecomeNone() {
    var table = new Table("t", List.of(new Column("n", Column.Format.COUNT))).row(Double.NaN);
    assertThat(table.toText()).isEqualTo("t\nn\n-\n");
  }

  @Test
  void aRowFitsItsTable() {
    assertThrows(IllegalArgumentException.class, () -> table().row("c"));
  }

  @Test
  void aResultSurvivesItsFile() throws Exception {
    var result = new Result("Run", Map.of("CPU", "some"));
    result.table(table());
    result.note("a note");
    result.timings("a", Map.of("ours", new Timing(new double[] {1, 2, 3})));
    Path file = folder.resolve("new").resolve("run.json");
    result.write(file);
    Result read = Result.read(file);
    assertThat(read.toMarkdown()).isEqualTo(result.toMarkdown());
    assertThat(read.toText()).isEqualTo(result.toText());
    assertThat(Files.readString(file)).contains("\"medianNanos\":2.0");
  }

  @Test
  void thePageKeepsWhatIsWrittenByHand() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    new Result("Second", Map.of()).write(results.resolve("2.json"));
    new Result("First", Map.of("CPU", "some")).write(results.resolve("1.json"));
    Path page = folder.resolve("page.md");
    Files.writeString(page, "before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nafter\n");
    Page.write(page, results);
    String expected =
        "before\n%s\n\n## First\n\n* CPU: some\n\n## Second\n\n\n%s\nafter\n"
            .formatted(Page.BEGIN, Page.END);
    assertThat(Files.readString(page)).isEqualTo(expected);
    Page.write(page, results);
    assertThat(Files.readString(page)).isEqualTo(expected);
  }

  @Test
  void aPageWithoutMarksIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Page.fill("text", List.of()));
  }
}
