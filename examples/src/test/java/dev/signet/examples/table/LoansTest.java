package dev.signet.examples.table;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.data.Csv;
import dev.signet.training.data.CsvColumn;
import dev.signet.training.data.CsvSchema;
import dev.signet.training.data.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoansTest {
  @Test
  void sameSeedSameTable() {
    assertThat(Loans.csv(5, 50)).isEqualTo(Loans.csv(5, 50));
    assertThat(Loans.csv(6, 50)).isNotEqualTo(Loans.csv(5, 50));
  }

  /**
   * Neither outcome is rare, every column lacks some cells, and the width is what the net reads.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void fitsItsSchema(long seed, @TempDir Path folder) throws Exception {
    Path file = folder.resolve("loans.csv");
    Files.writeString(file, Loans.csv(seed, 2_000));
    CsvSchema schema =
        Csv.labelled(Loans.LABEL)
            .oneHot(Loans.HOUSING)
            .ordinal(Loans.EDUCATION, Loans.educationOrder())
            .fit(file);
    assertThat(schema.width()).isEqualTo(11);
    for (CsvColumn column : schema.columns()) {
      assertThat(column.missing()).isIn(com.google.common.collect.Range.closed(60, 200));
    }
    Dataset rows = schema.dataset(file);
    int paid = 0;
    for (int i = 0; i < rows.size(); i++) {
      paid += rows.label(i);
    }
    assertThat(paid).isIn(com.google.common.collect.Range.closed(700, 1_300));
  }
}
