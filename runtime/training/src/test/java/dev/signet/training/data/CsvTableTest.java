package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTableTest {
  @TempDir Path folder;

  private static List<List<String>> cells(CsvTable table) {
    return IntStream.range(0, table.size())
        .mapToObj(row ->
            IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.cell(row, column))
                .toList())
        .toList();
  }

  private static CsvTable parse(String text) throws DatasetException {
    return CsvTable.parse("t.csv", text, ',');
  }

  private static void refused(String text, String... parts) {
    fails(DatasetException.class, () -> parse(text), parts);
  }

  @Test
  void readsPlainFields() throws IOException {
    CsvTable table = parse("a,b\n1, two words \n,x\n");
    assertThat(table.columns()).containsExactly("a", "b").inOrder();
    assertThat(cells(table)).containsExactly(List.of("1", "two words"), List.of("", "x")).inOrder();
    assertThat(table.name()).isEqualTo("t.csv");
  }

  @Test
  void readsQuotedFields() throws IOException {
    CsvTable table = parse("a,\"b,\"\"c\"\"\"\n \" 1 \" ,\"\"\n\"x\r\ny\",\"2,3\"");
    assertThat(table.columns()).containsExactly("a", "b,\"c\"").inOrder();
    assertThat(cells(table))
        .containsExactly(List.of(" 1 ", ""), List.of("x\r\ny", "2,3"))
        .inOrder();
  }

  @Test
  void linesEndInAnyWayAndAreCounted() throws IOException {
    CsvTable table = parse("\ufeffa,b\r\n1,2\r3,\"x\ny\"\n\n  \n5,6");
    assertThat(table.columns().getFirst()).isEqualTo("a");
    assertThat(cells(table))
        .containsExactly(List.of("1", "2"), List.of("3", "x\ny"), List.of("5", "6"))
        .inOrder();
    assertThat(List.of(table.line(0), table.line(1), table.line(2)))
        .containsExactly(2, 3, 7)
        .inOrder();
  }

  @Test
  void otherDelimiters() throws IOException {
    assertThat(cells(CsvTable.parse("t", "a;b\n1,5;2\n", ';')))
        .containsExactly(List.of("1,5", "2"));
    assertThat(cells(CsvTable.parse("t", "a\tb\n\t x\n", '\t'))).containsExactly(List.of("", "x"));
    fails(IllegalArgumentException.class, () -> CsvTable.parse("t", "a", '"'), "delimiter");
  }

  @Test
  void damageIsRefusedWithItsLine() {
    refused("", "t.csv is empty");
    refused("\n  \n", "t.csv is empty");
    refused("a,b\n", "t.csv has a header and no rows");
    refused("a,b,a\n1,2,3\n", "t.csv, line 1: two columns are named \"a\"");
    refused("a,b\n1,2\n3\n", "t.csv, line 3: it has 1 field, the header has 2", "','");
    refused("a,b\n1,2,\n", "line 2: it has 3 fields");
    refused("a,b\n\"x\ny\",2\n3\n", "line 4: it has 1 field");
    refused("a,b\n1,\"2\n3,4\n", "line 2: a quoted field is never closed");
    refused("a,b\n1,\"2\"3\n", "line 2: after the quoted field \"2\" comes '3'");
    refused("a,b\n1,2\"3\"\n", "line 2: a quote follows \"2\" inside an unquoted field");
  }

  @Test
  void filesThatCannotBeReadAreRefused() throws IOException {
    Path file = folder.resolve("x.csv");
    fails(DatasetException.class, () -> CsvTable.read(file, ','), "x.csv does not exist");
    fails(DatasetException.class, () -> CsvTable.read(folder, ','), folder + " cannot be read");
    Files.write(file, "a,b\nü,2\n".getBytes(StandardCharsets.ISO_8859_1));
    fails(DatasetException.class, () -> CsvTable.read(file, ','), "x.csv: it is no text in UTF-8");
    Files.writeString(file, "a,b\nü,2\n");
    assertThat(cells(CsvTable.read(file, ','))).containsExactly(List.of("ü", "2"));
    Files.writeString(file, "a,b\n1\n");
    fails(DatasetException.class, () -> CsvTable.read(file, ','), file + ", line 2");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyTextSurvivesQuoting(long seed) throws IOException {
    Random random = new Random(seed);
    int columns = 1 + random.nextInt(4);
    List<List<String>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 30; row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        StringBuilder cell = new StringBuilder(row == 0 ? "c" + column : "");
        for (int i = random.nextInt(6); i > 0; i--) {
          cell.append("a,\"\n\r ;é".charAt(random.nextInt(8)));
        }
        cells.add(cell.toString());
        text.append(column == 0 ? "" : ",");
        text.append('"').append(cell.toString().replace("\"", "\"\"")).append('"');
      }
      text.append(random.nextBoolean() ? "\n" : "\r\n");
      rows.add(cells);
    }
    CsvTable table = parse(text.toString());
    assertThat(table.columns()).isEqualTo(rows.getFirst());
    assertThat(cells(table)).isEqualTo(rows.subList(1, rows.size()));
  }

  @Test
  void splitCoversEverythingOnceAndKeepsLines() throws IOException {
    CsvTable table = parse("a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    CsvTable.Split split = table.split(0.7, 3);
    assertThat(split.train().size()).isEqualTo(7);
    List<List<String>> all = new ArrayList<>(cells(split.train()));
    all.addAll(cells(split.validation()));
    assertThat(all).containsExactlyElementsIn(cells(table));
    assertThat(all).isNotEqualTo(cells(table));
    for (int row = 0; row < 3; row++) {
      int value = Integer.parseInt(split.validation().cell(row, 0));
      assertThat(split.validation().line(row)).isEqualTo(value + 1);
    }
    assertThat(cells(table.split(0.7, 3).train())).isEqualTo(cells(split.train()));
    fails(IllegalArgumentException.class, () -> table.split(0.01, 1), "0.01");
  }
}
