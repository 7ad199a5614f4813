package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvSchemaTest {
  private static final String TEXT =
      "n;x;\"c \"\"q\"\"\";y\n1;0.1;p;yes\n2;;q;no\n3;0.7;?;yes\n4;1e-3;é;no\n";

  @TempDir Path folder;
  private CsvSchema schema;

  @BeforeEach
  void fit() throws IOException {
    schema =
        Csv.labelled("y")
            .delimiter(';')
            .ignore("n")
            .oneHot("c \"q\"")
            .fit(CsvTable.parse("t", TEXT, ';'));
  }

  @Test
  void jsonKeepsEverything() throws IOException {
    CsvSchema back = CsvSchema.fromJson(schema.toJson());
    assertThat(back.columns()).isEqualTo(schema.columns());
    assertThat(back.label()).isEqualTo("y");
    assertThat(back.classes()).containsExactly("no", "yes").inOrder();
    assertThat(back.ignored()).containsExactly("n");
    assertThat(back.missing()).containsExactly("", "?", "NA").inOrder();
    assertThat(back.delimiter()).isEqualTo(';');
    assertThat(back.width()).isEqualTo(4);
    assertThat(back.toJson()).isEqualTo(schema.toJson());
    assertThat(back.describe()).isEqualTo(schema.describe());
    Map<String, String> row = Map.of("x", "NA", "c \"q\"", "é");
    assertThat(back.row(row)).usingExactEquality().containsExactly(schema.row(row)).inOrder();
    CsvTable table = CsvTable.parse("t", TEXT, ';');
    assertThat(back.dataset(table).fingerprint()).isEqualTo(schema.dataset(table).fingerprint());
  }

  @Test
  void equalFitsGiveEqualText() throws IOException {
    String before = schema.toJson();
    fit();
    assertThat(schema.toJson()).isEqualTo(before);
  }

  @Test
  void refusalOfMissingValuesIsKept() throws IOException {
    CsvSchema refusing =
        Csv.labelled("y").fill(Csv.Missing.REFUSE).fit(CsvTable.parse("t", "x,y\n1,a\n2,b\n", ','));
    CsvSchema back = CsvSchema.fromJson(refusing.toJson());
    fails(IllegalArgumentException.class, () -> back.row(Map.of("x", "")), "missing");
  }

  @Test
  void filesKeepEverything() throws IOException {
    Path file = folder.resolve("schema.json");
    schema.save(file);
    assertThat(CsvSchema.load(file).toJson()).isEqualTo(schema.toJson());
    fails(
        DatasetException.class,
        () -> CsvSchema.load(folder.resolve("no.json")),
        "no.json cannot be read");
    Files.writeString(file, schema.toJson().substring(0, 100));
    fails(DatasetException.class, () -> CsvSchema.load(file), file + " holds no schema");
  }

  @Test
  void damageIsRefused() {
    String json = schema.toJson();
    List<String[]> damages =
        List.of(
            new String[] {"\"format\":\"signet-csv-schema\"", "\"format\":\"x\"", "found x in 1"},
            new String[] {"\"format_version\":1", "\"format_version\":2", "in 2"},
            new String[] {"\"label\":\"y\"", "\"label\":7", "\"label\" as String, found Long"},
            new String[] {"\"label\":\"y\",", "", "\"label\" as String, found nothing"},
            new String[] {"\"label\":\"y\"", "\"label\":\"x\"", "column \"x\" twice"},
            new String[] {"[\"no\",\"yes\"]", "[\"no\",\"no\"]", "\"no\" was given to two"},
            new String[] {"[\"no\",\"yes\"]", "[]", "0 classes"},
            new String[] {"[\"no\",\"yes\"]", "[1]", "element of \"classes\" as String"},
            new String[] {"\"delimiter\":\";\"", "\"delimiter\":\";;\"", "delimiter \";;\""},
            new String[] {"\"kind\":\"NUMBER\"", "\"kind\":\"NUMERAL\"", "\"NUMERAL\""},
            new String[] {"\"kind\":\"NUMBER\"", "\"kind\":\"ORDINAL\"", "0 categories"},
            new String[] {"\"missing\":1", "\"missing\":-1", "\"missing\" cannot be -1"},
            new String[] {"\"missing\":1", "\"missing\":99999999999", "cannot be 99999999999"},
            new String[] {"\"fill\":0.1", "\"fill\":1e99", "the fill 1.0E99"},
            new String[] {"[\"p\",\"q\"", "[\"p\",\"p\"", "\"p\" was given to two"},
            new String[] {"\"fill\":0", "\"fill\":3", "3 categories and the fill 3.0"},
            new String[] {"\"median\":0.1", "\"median\":\"a\"", "\"median\" as Number"});
    for (String[] damage : damages) {
      assertThat(json).contains(damage[0]);
      int at = json.lastIndexOf(damage[0]);
      String damaged = json.substring(0, at) + damage[1] + json.substring(at + damage[0].length());
      fails(IllegalArgumentException.class, () -> CsvSchema.fromJson(damaged), damage[2]);
    }
    for (String other : List.of("", "[]", "{}", "null", "7")) {
      fails(IllegalArgumentException.class, () -> CsvSchema.fromJson(other));
    }
  }
}
