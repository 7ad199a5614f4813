package dev.signet.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A cost sheet as cells, and cells as text; the first row is the head, the first column words. */
final class CostTable {
  private CostTable() {}

  /** One line a layer and one for all of them. */
  static List<List<String>> layers(CostSheet sheet) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "layer",
            "output",
            "1-bit weights",
            "real weights",
            "binary MACs",
            "real MACs",
            "stored bytes",
            "bit operations run",
            "float MACs run",
            "buffer bytes"));
    sheet.rows().forEach(row -> table.add(line(row)));
    table.add(line(sheet.total()));
    return table;
  }

  private static List<String> line(CostRow row) {
    CostRow.Nominal n = row.nominal();
    CostRow.Executed e = row.executed();
    return List.of(
        row.path(),
        row.shape().stream().map(String::valueOf).collect(Collectors.joining("x")),
        number(n.binaryWeights()),
        number(n.realWeights()),
        number(n.binaryMacs()),
        number(n.oneSidedMacs() + n.realMacs()),
        number(e.tensorBytes()),
        number(e.bitOperations()),
        number(e.floatMacs()),
        number(e.bufferBytes()));
  }

  /** Nominal beside executed; a cell is empty where there is no such number. */
  static List<List<String>> totals(CostSheet sheet) {
    CostRow.Nominal n = sheet.total().nominal();
    CostRow.Executed e = sheet.total().executed();
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("total", "nominal", "executed"));
    table.add(List.of("stored", count(n.storageBits()) + " bits", bytes(e.tensorBytes())));
    table.add(List.of("tables at most", "", bytes(e.tableBytes())));
    n.weights()
        .forEach((bits, count) ->
            table.add(
                List.of("weights of " + bits + (bits == 1 ? " bit" : " bits"), count(count), "")));
    table.add(List.of("scales, norms, learned", count(n.scales() + n.norms() + n.learned()), ""));
    table.add(
        List.of(
            "binary",
            count(n.binaryMacs()) + " MACs",
            count(e.bitOperations()) + " bit operations"));
    table.add(
        List.of(
            "real",
            count(n.oneSidedMacs() + n.realMacs()) + " MACs",
            count(e.floatMacs()) + " MACs"));
    table.add(List.of("other operations", "", count(e.elementwise())));
    table.add(List.of("FLOPs, no classifier", flops(n), ""));
    table.add(List.of("ACE", count(n.ace()), ""));
    table.add(List.of("activations", count(n.values()) + " values", bytes(e.activationBytes())));
    table.add(List.of("live at most", "", bytes(e.liveBytes())));
    return table;
  }

  private static String flops(CostRow.Nominal n) {
    return String.format(Locale.ROOT, n.flops64() % 64 == 0 ? "%,.0f" : "%,.2f", n.flops());
  }

  private static String number(long n) {
    return n == 0 ? "" : count(n);
  }

  private static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String bytes(long n) {
    return String.format(Locale.ROOT, "%,d bytes", n);
  }

  /** Columns aligned by blanks, words to the left and numbers to the right. */
  static String text(List<List<String>> table) {
    List<Integer> widths =
        IntStream.range(0, table.get(0).size())
            .mapToObj(c -> table.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toList();
    StringBuilder out = new StringBuilder();
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        String blanks = " ".repeat(widths.get(c) - row.get(c).length());
        line.append(c == 0 ? row.get(c) + blanks : "  " + blanks + row.get(c));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** A table of GitHub's Markdown. */
  static String markdown(List<List<String>> table) {
    StringBuilder out = new StringBuilder();
    out.append(line(table.get(0)));
    out.append("|---|").append("---:|".repeat(table.get(0).size() - 1)).append('\n');
    table.stream().skip(1).forEach(row -> out.append(line(row)));
    return out.toString();
  }

  private static String line(List<String> row) {
    return "| " + String.join(" | ", row) + " |\n";
  }
}
