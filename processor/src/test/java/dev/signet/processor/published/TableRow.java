package dev.signet.processor.published;

import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Nominal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Rows of Table 1 of Zhu et al., "Improving Gradient Paths for Binary Convolutional Neural
 * Networks", that have the same costs.
 *
 * @param rows their names there
 * @param mbit published storage, in millions of bits
 * @param flops published operations, in thousand millions
 * @param network record that declares it
 * @param norms which numbers of batch norms are stored
 * @param bits exact storage
 * @param flops64 exact operations, times 64
 * @param storage whether the published storage is this one, rounded half up
 * @param operations whether the published operations are these, rounded half up
 * @param note on what it rests, or why it is another number
 */
record TableRow(
    String rows,
    String mbit,
    String flops,
    String network,
    Norms norms,
    long bits,
    long flops64,
    boolean storage,
    boolean operations,
    String note) {
  /** Which numbers of batch norms count as stored. */
  enum Norms {
    /** None, as the convention has it. */
    NONE,
    /** Gamma and beta of all. */
    GAMMA_AND_BETA,
    /** All four of those outside the stages of binary layers. */
    OUTSIDE_STAGES
  }

  private static final String H1 =
      "natural reading: fractal blocks, one real 1x1 convolution where the width changes";

  private static final String WIDTHS =
      "the paper does not state the widths between stages; with those of BinaryDenseNet neither"
          + " number comes out, with other ratios only by fitting";

  private static final String DENSE_NORMS =
      "storage with 4 floats for each channel of the norms outside the stages; without them ";

  /** All rows that a network was made for, in the order of the table. */
  static final List<TableRow> ALL =
      List.of(
          row("BNN, Bin, CI-Net: ResNet18 #", "27.9", "0.14", "BinaryResNet18")
              .exactly(27_874_560, 64 * 144_506_880L, "binary 1x1 convolutions in shortcuts"),
          row("XNOR: ResNet18 #", "28.0", "0.14", "XnorResNet18")
              .exactly(28_026_112, 64 * 144_506_880L, "one float for each binary filter, 4,736"),
          row("XNOR-Net++: ResNet18 #", "28.0", "0.14", "XnorPlusPlusResNet18")
              .exactly(28_026_112, 64 * 144_506_880L, "one float for each binary filter, 4,736"),
          row("TBN-ResNet18 #", "27.9", "0.17", "TernaryResNet18")
              .exactly(27_874_560, 64 * 170_999_808L, "two binary operations for a ternary input"),
          row(
                  "Bi-Real ResNet18 and 18(64), S2-Bi-Real, Si, CI-Net, RBNN, FT, DGRL, UaBNN,"
                      + " BinaryDuo, ReActNet-18 (BN-Free), SA-BNN, IA-BNN, FULW, Proxy,"
                      + " Real-to-bin, ReActNet, DIR-Net2: ResNet18",
                  "33.2",
                  "0.16",
                  "BiRealNet18")
              .exactly(33_207_552, 64 * 163_473_408L, "real 1x1 convolutions in shortcuts"),
          row("IR-ResNet18, BNAS-E", "33.1", "0.16", "BiRealNet18")
              .but(
                  33_207_552,
                  64 * 163_473_408L,
                  false,
                  true,
                  "33.176 without the classifier's bias would be 33.1 only if cut off; BNAS-E is"
                      + " another network"),
          row("IGP-ResNet37(41)", "33.2", "0.13", "IgpResNet37")
              .but(
                  30_983_638,
                  8_001_541_632L,
                  false,
                  true,
                  H1 + "; two such convolutions would make 33.2, but then not 41(48)"),
          row("TBN-ResNet34 #", "38.0", "0.23", "TernaryResNet34")
              .exactly(37_975_296, 64 * 228_802_560L, "two binary operations for a ternary input"),
          row("Bi-Real ResNet34 and 34(64)", "43.3", "0.19", "BiRealNet34")
              .exactly(43_308_288, 64 * 192_374_784L, "real 1x1 convolutions in shortcuts"),
          row("IGP-ResNet41(48)", "42.6", "0.16", "IgpResNet41")
              .exactly(42_640_640, 64 * 163_360_512L, H1 + "; 2, 2, 3, 2 blocks"),
          row("BinaryDenseNet51(32)", "34.8", "0.27", "BinaryDenseNet51")
              .with(Norms.OUTSIDE_STAGES)
              .exactly(34_797_856, 64 * 265_456_324L, DENSE_NORMS + "34.512"),
          row("IGP-DenseNet51(53)", "34.5", "0.30", "IgpDenseNet51")
              .but(34_018_297, 18_336_230_269L, false, false, WIDTHS),
          row("BinaryDenseNet69(32)", "42.0", "0.28", "BinaryDenseNet69")
              .with(Norms.OUTSIDE_STAGES)
              .exactly(42_009_472, 64 * 276_521_994L, DENSE_NORMS + "41.658"),
          row("IGP-DenseNet69(48)", "41.5", "0.31", "IgpDenseNet69")
              .but(38_342_976, 64 * 281_743_189L, false, false, WIDTHS),
          row("Full-precision ResNet18", "374.1", "1.81", "ResNet18")
              .with(Norms.GAMMA_AND_BETA)
              .exactly(374_064_384, 64 * 1_813_561_344L, "gamma and beta of norms are stored"),
          row("Full-precision ResNet34", "697.3", "3.66", "ResNet34")
              .with(Norms.GAMMA_AND_BETA)
              .but(
                  697_525_504,
                  64 * 3_663_249_408L,
                  false,
                  true,
                  "697.3 has the norms of ResNet18, 9,600 numbers in place of 17,024"));

  private static TableRow row(String rows, String mbit, String flops, String network) {
    return new TableRow(rows, mbit, flops, network, Norms.NONE, 0, 0, false, false, "");
  }

  private TableRow with(Norms stored) {
    return new TableRow(rows, mbit, flops, network, stored, 0, 0, false, false, "");
  }

  private TableRow exactly(long exactBits, long exactFlops64, String on) {
    return but(exactBits, exactFlops64, true, true, on);
  }

  private TableRow but(
      long exactBits, long exactFlops64, boolean isStorage, boolean areOperations, String why) {
    return new TableRow(
        rows, mbit, flops, network, norms, exactBits, exactFlops64, isStorage, areOperations, why);
  }

  @Override
  public String toString() {
    return rows;
  }

  /** What the compiler counts. */
  Nominal nominal() {
    return sheet().nominal();
  }

  private CostSheet sheet() {
    return CostSheet.nominal(Networks.graph(network));
  }

  /** Storage as the compiler counts it, with the numbers of norms that this row has. */
  long countedBits() {
    long floats =
        switch (norms) {
          case NONE -> 0;
          case GAMMA_AND_BETA -> nominal().norms() / 2;
          case OUTSIDE_STAGES ->
              sheet().rows().stream()
                  .filter(r -> !r.path().startsWith("stage"))
                  .mapToLong(r -> r.nominal().norms())
                  .sum();
        };
    return nominal().storageBits() + 32 * floats;
  }

  /** Published digits of a storage. */
  static String mbit(long bits, int digits) {
    return rounded(BigDecimal.valueOf(bits).movePointLeft(6), digits);
  }

  /** Published digits of operations. */
  static String flops(long flops64, int digits) {
    return rounded(
        BigDecimal.valueOf(flops64).divide(BigDecimal.valueOf(64)).movePointLeft(9), digits);
  }

  private static String rounded(BigDecimal number, int digits) {
    return number.setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }
}
