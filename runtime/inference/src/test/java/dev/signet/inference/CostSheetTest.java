package dev.signet.inference;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CostSheetTest {
  private static final String TOTAL =
      "{\"network\":\"example.Net\",\"path\":\"total\",\"nominal\":{\"weights\":{\"1\":1200,"
          + "\"32\":34},\"storage_bits\":2288,\"binary_macs\":4800,\"real_macs\":50,"
          + "\"classifier_macs\":24,\"flops_64\":6464,\"ace\":56000,\"values\":70},"
          + "\"executed\":{\"tensor_bytes\":1300,\"table_bytes\":8,\"bit_operations\":6400,"
          + "\"float_macs\":50,\"elementwise\":9,\"buffer_bytes\":96,\"live_bytes\":64,"
          + "\"scratch_bytes\":16}}";
  private static final String CONV =
      "{\"path\":\"stage[0].conv\",\"layer\":\"stage_0_conv\",\"summary\":\"BinaryConv, kernel 3\","
          + "\"shape\":[4,5,6],\"nominal\":{\"weights\":{\"1\":1200},\"binary_macs\":4800},"
          + "\"executed\":{\"tensor_bytes\":1200,\"bit_operations\":6400,\"buffer_bytes\":96}}";
  private static final String LOGITS =
      "{\"path\":\"logits\",\"layer\":\"logits\",\"summary\":\"Dense, bias\",\"shape\":[1,1,2],"
          + "\"nominal\":{\"weights\":{\"32\":34},\"real_macs\":50,\"classifier_macs\":24},"
          + "\"executed\":{\"tensor_bytes\":100,\"float_macs\":50}}";

  /** Several lines may stand in one string, as in a large network's class. */
  private static final CostSheet SHEET = CostSheet.parse(TOTAL, CONV + "\n" + LOGITS);

  @Test
  void numbersAreReadByName() {
    assertThat(SHEET.network()).isEqualTo("example.Net");
    CostRow.Nominal n = SHEET.total().nominal();
    assertThat(n.binaryWeights()).isEqualTo(1200);
    assertThat(n.realWeights()).isEqualTo(34);
    assertThat(n.macs()).isEqualTo(4850);
    assertThat(n.flops()).isEqualTo(101.0);
    assertThat(n.scales()).isEqualTo(0);
    assertThat(SHEET.total().executed().activationBytes()).isEqualTo(112);
    assertThat(SHEET.rows().stream().map(CostRow::layer).toList())
        .containsExactly("stage_0_conv", "logits")
        .inOrder();
    CostRow row = SHEET.row("stage[0].conv");
    assertThat(row.shape()).containsExactly(4, 5, 6).inOrder();
    assertThat(row.summary()).isEqualTo("BinaryConv, kernel 3");
    assertThat(row.executed().bitOperations()).isEqualTo(6400);
  }

  @Test
  void unknownLayersAreNamedWithTheKnown() {
    var e = assertThrows(IllegalArgumentException.class, () -> SHEET.row("conv"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("example.Net has no layer conv; its layers are [stage[0].conv, logits]");
  }

  @Test
  void jsonIsWhatTheCompilerWrote() {
    assertThat(SHEET.json()).isEqualTo(TOTAL + "\n" + CONV + "\n" + LOGITS);
    assertThat(CostSheet.parse(SHEET.json())).isEqualTo(SHEET);
  }

  @Test
  void textIsAligned() {
    assertThat(SHEET.text())
        .isEqualTo(
            """
            layer          output  1-bit weights  real weights  binary MACs  real MACs  stored bytes  bit operations run  float MACs run  buffer bytes
            stage[0].conv   4x5x6          1,200                      4,800                    1,200               6,400                            96
            logits          1x1x2                           34                      50           100                                  50
            total                          1,200            34        4,800         50         1,300               6,400              50            96

            total                      nominal              executed
            stored                  2,288 bits           1,300 bytes
            tables at most                                   8 bytes
            weights of 1 bit             1,200
            weights of 32 bits              34
            scales, norms, learned           0
            binary                  4,800 MACs  6,400 bit operations
            real                       50 MACs               50 MACs
            other operations                                       9
            FLOPs, no classifier           101
            ACE                         56,000
            activations              70 values             112 bytes
            live at most                                    64 bytes
            """);
  }

  @Test
  void markdownHasBothTables() {
    assertThat(SHEET.markdown())
        .isEqualTo(
            """
            | total | nominal | executed |
            |---|---:|---:|
            | stored | 2,288 bits | 1,300 bytes |
            | tables at most |  | 8 bytes |
            | weights of 1 bit | 1,200 |  |
            | weights of 32 bits | 34 |  |
            | scales, norms, learned | 0 |  |
            | binary | 4,800 MACs | 6,400 bit operations |
            | real | 50 MACs | 50 MACs |
            | other operations |  | 9 |
            | FLOPs, no classifier | 101 |  |
            | ACE | 56,000 |  |
            | activations | 70 values | 112 bytes |
            | live at most |  | 64 bytes |

            | layer | output | 1-bit weights | real weights | binary MACs | real MACs | stored bytes | bit operations run | float MACs run | buffer bytes |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            | stage[0].conv | 4x5x6 | 1,200 |  | 4,800 |  | 1,200 | 6,400 |  | 96 |
            | logits | 1x1x2 |  | 34 |  | 50 | 100 |  | 50 |  |
            | total |  | 1,200 | 34 | 4,800 | 50 | 1,300 | 6,400 | 50 | 96 |
            """);
  }
}
