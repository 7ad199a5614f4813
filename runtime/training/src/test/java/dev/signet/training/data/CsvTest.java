package dev.signet.training.data;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.data.Samples.fails;
import static dev.signet.training.data.Samples.values;

import dev.signet.training.data.CsvColumn.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTest {
  private static final String TEXT =
      """
      id,length,colour,size,kind
      1,1.5,red,small,b
      2,?,blue,large,a
      3,-4e1,red,,b
      4,3,,large,c
      5,NA,blue,large,a
      """;

  @TempDir Path folder;

  private static CsvTable table(String text) throws DatasetException {
    return CsvTable.parse("t.csv", text, ',');
  }

  private static Csv options() {
    return Csv.labelled("kind")
        .ignore("id")
        .oneHot("colour")
        .ordinal("size", "small", "medium", "large");
  }

  private static void unfit(Csv options, String text, String... parts) {
    fails(DatasetException.class, () -> options.fit(table(text)), parts);
  }

  @Test
  void valuesAreInTheOrderOfColumns() throws IOException {
    CsvSchema schema = options().fit(table(TEXT));
    Dataset data = schema.dataset(table(TEXT));
    assertThat(data.toString()).isEqualTo("5 examples of 4x1x1, 3 classes");
    assertThat(data.labels()).containsExactly("a", "b", "c").inOrder();
    assertThat(Samples.labels(data)).containsExactly(1, 0, 1, 2, 0).inOrder();
    // length, colour blue, colour red, size; the median of 1.5, -40, 3 is 1.5, the modes are blue
    // (the first of two equals) and large.
    float[][] expected = {
      {1.5f, 0, 1, 0}, {1.5f, 1, 0, 2}, {-40, 0, 1, 2}, {3, 1, 0, 2}, {1.5f, 1, 0, 2}
    };
    for (int i = 0; i < 5; i++) {
      assertThat(values(data, i)).usingExactEquality().containsExactly(expected[i]).inOrder();
    }
  }

  @Test
  void columnsTellTheirStatistics() throws IOException {
    CsvColumn length = options().fit(table(TEXT)).columns().getFirst();
    assertThat(length.kind()).isEqualTo(Kind.NUMBER);
    assertThat(length.missing()).isEqualTo(2);
    assertThat(length.least()).isEqualTo(-40);
    assertThat(length.median()).isEqualTo(1.5);
    assertThat(length.mean()).isWithin(1e-12).of(-35.5 / 3);
    assertThat(length.greatest()).isEqualTo(3);
    CsvColumn colour = options().fit(table(TEXT)).columns().get(1);
    assertThat(colour.categories()).containsExactly("blue", "red").inOrder();
    assertThat(colour.missing()).isEqualTo(1);
    assertThat(colour.width()).isEqualTo(2);
  }

  @Test
  void medianOfAnEvenCountIsTheMiddle() throws IOException {
    CsvSchema schema = Csv.labelled("y").fit(table("x,y\n10,a\n1,b\n2,a\n4,b\n,a\n"));
    assertThat(schema.row(Map.of("x", ""))).usingExactEquality().containsExactly(3f);
  }

  @Test
  void testDataGetsTheTrainingMedian() throws IOException {
    CsvSchema schema = Csv.labelled("y").fit(table("x,z,y\n1,0,a\n2,0,b\n9,0,a\n"));
    Dataset test = schema.dataset(table("y,z,x\nb,5,100\na,6,\n"));
    assertThat(values(test, 0)).usingExactEquality().containsExactly(100f, 5f).inOrder();
    assertThat(values(test, 1)).usingExactEquality().containsExactly(2f, 6f).inOrder();
    assertThat(Samples.labels(test)).containsExactly(1, 0).inOrder();
  }

  @Test
  void missingValuesByChoice() throws IOException {
    String text = "x,y\n1,a\n2,b\n9,a\n-,b\n";
    Csv mean = Csv.labelled("y").missing("-").fill(Csv.Missing.MEAN);
    assertThat(values(mean.fit(table(text)).dataset(table(text)), 3))
        .usingExactEquality()
        .containsExactly(4f);
    Csv refuse = Csv.labelled("y").missing("-").fill(Csv.Missing.REFUSE);
    unfit(refuse, text, "t.csv, line 5: column \"x\": the value is missing");
    CsvSchema schema = refuse.fit(table("x,y\n1,a\n2,b\n"));
    fails(DatasetException.class, () -> schema.dataset(table(text)), "line 5", "missing");
    fails(IllegalArgumentException.class, () -> schema.row(Map.of("x", "-")), "\"x\"", "missing");
    unfit(Csv.labelled("y").missing("-"), "x,y\nNA,a\n1,b\n", "line 2", "\"NA\" is no finite");
    Csv categories = Csv.labelled("y").oneHot("x").fill(Csv.Missing.REFUSE);
    unfit(categories, "x,y\np,a\n?,b\n", "line 3: column \"x\"", "missing");
  }

  @Test
  void numbersAreDecimalAndFinite() throws IOException {
    CsvSchema schema = Csv.labelled("y").fit(table("x,y\n1,a\n2,b\n"));
    for (String good : List.of("1", "+1.", ".5", "-0.25", "1e-3", "1E5", " 7 ")) {
      assertThat(schema.row(Map.of("x", good)))
          .usingExactEquality()
          .containsExactly(Float.parseFloat(good));
    }
    for (String bad : List.of("x", "1,5", "1d", "0x10", "NaN", "Infinity", "1e39", ".", "1 2")) {
      fails(
          IllegalArgumentException.class,
          () -> schema.row(Map.of("x", bad)),
          "column \"x\": \"" + bad + "\" is no finite decimal number");
    }
    unfit(
        Csv.labelled("y"),
        "x,y\n1,a\nabc,b\n",
        "t.csv, line 3: column \"x\": \"abc\" is no finite decimal number");
  }

  @Test
  void classesAreSortedOrAsTheyAppear() throws IOException {
    String whole = "x,y\n1,10\n1,9\n1,-1\n";
    assertThat(Csv.labelled("y").fit(table(whole)).classes())
        .containsExactly("-1", "9", "10")
        .inOrder();
    assertThat(Csv.labelled("y").classesInOrderOfAppearance().fit(table(whole)).classes())
        .containsExactly("10", "9", "-1")
        .inOrder();
    assertThat(Csv.labelled("y").fit(table("x,y\n1,10\n1,9\n1,b\n")).classes())
        .containsExactly("10", "9", "b")
        .inOrder();
  }

  @Test
  void unknownColumnsAreRefused() throws IOException {
    String text = "x,y\n1,a\n2,b\n";
    unfit(Csv.labelled("z"), text, "t.csv has no column \"z\"", "\"x\", \"y\"");
    unfit(Csv.labelled("y").ignore("z"), text, "no column \"z\"");
    unfit(Csv.labelled("y").oneHot("z"), text, "no column \"z\"");
    unfit(Csv.labelled("y").ignore("x"), text, "no column of features left");
    unfit(Csv.labelled("y"), ",x,y\n0,1,a\n1,2,b\n", "column 1 has no name");
    assertThat(Csv.labelled("y").ignore("").fit(table(",x,y\n0,1,a\n1,2,b\n")).width())
        .isEqualTo(1);
    CsvSchema schema = Csv.labelled("y").ignore("id").fit(table("id,x,y\n7,1,a\n8,2,b\n"));
    Class<DatasetException> wrong = DatasetException.class;
    fails(wrong, () -> schema.dataset(table("x,y,w\n1,a,2\n")), "a column \"w\"", "\"x\"");
    fails(wrong, () -> schema.dataset(table("w\n1\n")), "\"w\"");
    fails(wrong, () -> schema.dataset(table("id,y\n1,a\n")), "no column \"x\"");
    fails(wrong, () -> schema.dataset(table("id,x\n1,1\n")), "no column \"y\"");
    assertThat(schema.values(table("x\n5\n6\n"))).usingExactEquality().containsExactly(5f, 6f);
    assertThat(schema.dataset(table("y,x\na,5\n")).size()).isEqualTo(1);
  }

  @Test
  void rowsAreChecked() throws IOException {
    CsvSchema schema = options().fit(table(TEXT));
    Map<String, String> row = Map.of("length", "2", "colour", "red", "size", "medium");
    assertThat(schema.row(row)).usingExactEquality().containsExactly(2f, 0f, 1f, 1f).inOrder();
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    fails(wrong, () -> schema.row(Map.of("length", "2", "colour", "red")), "lacks column \"size\"");
    fails(
        wrong,
        () -> schema.row(Map.of("length", "2", "colour", "red", "size", "large", "width", "1")),
        "\"width\"",
        "\"length\", \"colour\", \"size\"");
    fails(
        wrong,
        () -> schema.row(Map.of("length", "2", "colour", "green", "size", "large")),
        "column \"colour\": \"green\"",
        "\"blue\", \"red\"");
  }

  @Test
  void labelsAndCategoriesMustBeKnown() throws IOException {
    CsvSchema schema = options().fit(table(TEXT));
    String header = "length,colour,size,kind\n";
    Class<DatasetException> wrong = DatasetException.class;
    fails(
        wrong,
        () -> schema.dataset(table(header + "1,red,small,d\n")),
        "t.csv, line 2: column \"kind\": \"d\"",
        "\"a\", \"b\", \"c\"");
    fails(
        wrong,
        () -> schema.dataset(table(header + "1,red,small,a\n1,green,small,a\n")),
        "t.csv, line 3: column \"colour\": \"green\"");
    unfit(
        Csv.labelled("y").ordinal("x", "low", "high"),
        "x,y\nlow,a\nmid,b\n",
        "line 3: column \"x\": \"mid\"",
        "\"low\", \"high\"");
    unfit(Csv.labelled("y"), "x,y\n1,a\n2,?\n", "line 3: the label in column \"y\" is missing");
    unfit(Csv.labelled("y"), "x,y\n1,a\n2,a\n", "column \"y\" holds only \"a\"");
    unfit(Csv.labelled("y"), "x,y\n?,a\n,b\n", "column \"x\" has no value at all");
    unfit(Csv.labelled("y").oneHot("x"), "x,y\n?,a\n,b\n", "column \"x\" has no value at all");
  }

  @Test
  void columnsAreDeclaredOnce() {
    Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
    fails(wrong, () -> Csv.labelled("y").ignore("y"), "\"y\" was declared twice");
    fails(wrong, () -> Csv.labelled("y").oneHot("x", "x"), "\"x\" was declared twice");
    fails(wrong, () -> Csv.labelled("y").ignore("x").ordinal("x"), "\"x\" was declared twice");
    fails(wrong, () -> Csv.labelled("y").ordinal("x", "a", "a"), "\"a\" was given to two");
  }

  @Test
  void filesAndDelimiters() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "x;y\n1.5;a\n2;b\n");
    CsvSchema schema = Csv.labelled("y").delimiter(';').fit(file);
    assertThat(values(schema.dataset(file), 0)).usingExactEquality().containsExactly(1.5f);
    fails(DatasetException.class, () -> Csv.labelled("y").fit(file), "no column \"y\"", "\"x;y\"");
  }

  @Test
  void describesItself() throws IOException {
    assertThat(options().fit(table(TEXT)).describe())
        .isEqualTo(
            """
            column     kind  missing  median  least  greatest  values
            length   number        2     1.5  -40.0       3.0       1
            colour  one-hot        1       -      -         -       2
            size    ordinal        1       -      -         -       1
            label "kind": 3 classes: "a", "b", "c"
            """);
  }
}
