package dev.signet.processor.published;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Nominal;
import dev.signet.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Costs of published networks are the published ones, to the last bit where integers are known. */
final class PublishedCostsTest {
  private static final Path PAGE = Path.of("../docs/costs.md");

  private static final List<TableRow> ROWS = TableRow.ALL;

  @ParameterizedTest
  @FieldSource("ROWS")
  void rowIsReproducedOrSaidNotToBe(TableRow row) {
    String what = row.rows();
    assertWithMessage(what).that(row.countedBits()).isEqualTo(row.bits());
    assertWithMessage(what).that(row.nominal().flops64()).isEqualTo(row.flops64());
    assertWithMessage("%s: storage", what)
        .that(TableRow.mbit(row.countedBits(), 1).equals(row.mbit()))
        .isEqualTo(row.storage());
    assertWithMessage("%s: operations", what)
        .that(TableRow.flops(row.nominal().flops64(), 2).equals(row.flops()))
        .isEqualTo(row.operations());
  }

  /**
   * Binary weights, real weights with the classifier's bias, binary operations, real MACs without
   * the classifier.
   */
  @ParameterizedTest
  @CsvSource({
    "BiRealNet18, 10985472, 694440, 1676279808, 137281536",
    "EBiRealNet18, 10985472, 694440, 1676279808, 137281536",
    "BiRealNet34, 21086208, 694440, 3525967872, 137281536",
    "BinaryResNet18, 11157504, 522408, 1695547392, 118013952",
    "TernaryResNet18, 11157504, 522408, 3391094784, 118013952",
    "TernaryResNet34, 21258240, 522408, 7090470912, 118013952",
    "ResNet18, 0, 11679912, 0, 1813561344",
    "ResNet34, 0, 21780648, 0, 3663249408",
    "BinaryDenseNet28, 4202496, 909992, 3587383296, 201908224",
    "BinaryDenseNet37, 7593984, 1076392, 4506808320, 199098368",
    "BinaryDenseNet51, 4498560, 937917, 3839649408, 205461802",
    "BinaryDenseNet69, 7896960, 1055024, 4790572416, 201669300",
    "IgpResNet21, 12893310, 550769, 1902749184, 110943840",
    "IgpResNet37, 18003510, 405629, 2656894464, 83510112",
    "IgpResNet41, 26998272, 488824, 4096770048, 99348480",
    "IgpResNet69, 22054950, 293919, 3254791680, 61683552",
    "BinaryAlexNet, 58236928, 4130848, 1025744896, 105415200",
    "CoupledAlexNetDecoupled, 56632320, 4127944, 1167098880, 96630600",
    "CoupledResNet18Decoupled, 12026952, 609168, 2197464192, 128880192",
    "ReActNet18, 10985472, 694440, 1676279808, 137281536",
    "ReActNetA, 28253184, 1025864, 4816896000, 10838016",
    "RealToBinaryNet18, 10985472, 988840, 1676279808, 137575936",
  })
  void integers(String network, long binary, long real, long operations, long realMacs) {
    Nominal n = CostSheet.nominal(Networks.graph(network)).nominal();
    assertThat(n.binaryWeights()).isEqualTo(binary);
    assertThat(n.realWeights()).isEqualTo(real);
    assertThat(n.binaryOperations()).isEqualTo(operations);
    assertThat(n.realMacs() - n.classifierMacs()).isEqualTo(realMacs);
  }

  /**
   * What others printed of the same networks: real and all operations in units of 10,000, rounded,
   * as experiment logs of BMXNet v2 have them.
   */
  @ParameterizedTest
  @CsvSource({
    "BiRealNet18, 13728, 16347",
    "BiRealNet34, 13728, 19237",
    "BinaryDenseNet28, 20191, 25796",
    "BinaryDenseNet37, 19910, 26952",
  })
  void otherFiguresOfTheSameNetworks(String network, long real, long all) {
    Nominal n = CostSheet.nominal(Networks.graph(network)).nominal();
    assertThat(Math.round((n.realMacs() - n.classifierMacs()) / 1e4)).isEqualTo(real);
    assertThat(Math.round(n.flops() / 1e4)).isEqualTo(all);
  }

  /** Numbers of a full-precision ResNet, as every library counts them, without statistics. */
  @Test
  void parametersOfResNets() {
    assertThat(trained("ResNet18")).isEqualTo(11_689_512);
    assertThat(trained("ResNet34")).isEqualTo(21_797_672);
  }

  /** As many as the baseline, within two in a thousand, is what BinaryDuo's widths are made for. */
  @Test
  void weightsOfBinaryDuo() {
    Nominal baseline = CostSheet.nominal(Networks.graph("BinaryVgg7")).nominal();
    assertThat(baseline.realWeights()).isEqualTo(1_575_616);
    Nominal decoupled = CostSheet.nominal(Networks.graph("CoupledVgg7Decoupled")).nominal();
    assertThat(decoupled.realWeights()).isEqualTo(1_573_229);
    assertThat(baseline.binaryWeights() + decoupled.binaryWeights()).isEqualTo(0);
    // half of all weights but the first layer's and the last two, whose input is one or stays one
    long single = 3 * 45 * 9 + 512 * 10;
    assertThat(CostSheet.nominal(Networks.graph("CoupledVgg7")).nominal().realWeights())
        .isEqualTo((1_573_229 - single) / 2 + single);
  }

  private static long trained(String network) {
    Nominal n = CostSheet.nominal(Networks.graph(network)).nominal();
    return n.realWeights() + n.norms() / 2;
  }

  @Test
  void theyCompileWithoutAWarning() {
    Compiled compiled = Compiled.source(String.join("\n", Networks.sources()));
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
    assertThat(compiled.others()).isEmpty();
  }

  /** Run with {@code -Dcosts.update=true} to write the page anew. */
  @Test
  void pageIsWhatIsCounted() throws IOException {
    if (Boolean.getBoolean("costs.update")) {
      Files.writeString(PAGE, CostsPage.text());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(CostsPage.text());
  }
}
