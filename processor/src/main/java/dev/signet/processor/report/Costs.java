package dev.signet.processor.report;

import dev.signet.processor.cost.CostRow;
import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Executed;
import dev.signet.processor.cost.Nominal;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Node;
import dev.signet.processor.graph.Shape;
import dev.signet.processor.op.BinaryDenseOp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The cost sheet as data of the page, and what is worth knowing of it in sentences. */
final class Costs {
  private static final int WORD = 64;

  private final Graph graph;
  private final CostSheet sheet;

  Costs(Graph graph, CostSheet sheet) {
    this.graph = graph;
    this.sheet = sheet;
  }

  /** All layers together. */
  Map<String, Object> total() {
    return data(sheet.nominal(), sheet.executed().orElse(null));
  }

  /** One layer. */
  Map<String, Object> of(Node node) {
    CostRow row = sheet.rows().get(node.id());
    return data(row.nominal(), row.executed().orElse(null));
  }

  private static Map<String, Object> data(Nominal nominal, Executed executed) {
    Map<String, Object> n = new LinkedHashMap<>();
    n.put("binaryMacs", nominal.binaryMacs());
    n.put("realMacs", nominal.realMacs() + nominal.oneSidedMacs());
    n.put("storageBits", nominal.storageBits());
    n.put("flops", nominal.flops());
    n.put("ace", nominal.ace());
    n.put("values", nominal.values());
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("nominal", n);
    if (executed != null) {
      Map<String, Object> e = new LinkedHashMap<>();
      e.put("bitOperations", executed.bitOperations());
      e.put("floatMacs", executed.floatMacs());
      e.put("elementwise", executed.elementwise());
      e.put("modelBytes", executed.modelBytes());
      e.put("liveBytes", executed.liveBytes());
      e.put("activationBytes", executed.activationBytes());
      cost.put("executed", e);
    }
    return cost;
  }

  /** What is no reason for a warning, but worth knowing. */
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    stem(facts);
    padding(facts);
    sheet
        .executed()
        .ifPresent(e -> {
          long real = 4 * sheet.nominal().weights().values().stream().mapToLong(n -> n).sum();
          if (e.modelBytes() > 0 && real > e.modelBytes()) {
            facts.add(
                String.format(
                    Locale.ROOT,
                    "The model file's tensors take %,d bytes; its weights as 32-bit floats would"
                        + " take %,d, %.1f times as many.",
                    e.modelBytes(),
                    real,
                    (double) real / e.modelBytes()));
          }
        });
    return facts;
  }

  private void stem(List<String> facts) {
    long all = sheet.nominal().flops64();
    long before = 0;
    for (CostRow row : sheet.rows()) {
      if (row.nominal().binaryMacs() > 0) {
        facts.add(
            percent(before, all)
                + " of the estimated operations (a product of bits is 1/64 of one of floats, the"
                + " classifier is left out) are those of the real-valued layers before "
                + row.path()
                + ", the first binary one.");
        return;
      }
      before += row.nominal().flops64();
    }
  }

  private void padding(List<String> facts) {
    double useful = 0;
    long executed = 0;
    for (CostRow row : sheet.rows()) {
      long bits = row.executed().map(Executed::bitOperations).orElse(0L);
      Node node = graph.node(row.node());
      if (bits > 0) {
        Shape in = graph.inputShapes(node).get(0);
        long row64 = node.op() instanceof BinaryDenseOp ? in.size() : in.channels();
        useful += (double) bits * row64 / ((row64 + WORD - 1) / WORD * WORD);
        executed += bits;
      }
    }
    if (executed > 0) {
      facts.add(
          percent(executed - useful, executed)
              + " of the executed bit operations are padding: words hold 64 channels, used or not.");
    }
  }

  private static String percent(double part, double all) {
    return all == 0 ? "0%" : String.format(Locale.ROOT, "%.1f%%", 100 * part / all);
  }
}
