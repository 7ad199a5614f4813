package dev.signet.training.measure;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TextTableTest {
  @Test
  void alignsColumns() {
    assertThat(new TextTable("name", "n").row("a", "1000").row("longer", "").toString())
        .isEqualTo("name       n\na       1000\nlonger\n");
  }

  @Test
  void shortens() {
    assertThat(TextTable.shorten("abcdefgh", 8)).isEqualTo("abcdefgh");
    assertThat(TextTable.shorten("abcdefghi", 8)).isEqualTo("abcde...");
  }

  @Test
  void rowsHaveACellPerColumn() {
    TextTable table = new TextTable("a", "b");
    var e = assertThrows(IllegalArgumentException.class, () -> table.row("x"));
    assertThat(e).hasMessageThat().contains("1 cells was given to a table of 2 columns");
  }
}
