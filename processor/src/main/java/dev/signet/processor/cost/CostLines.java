package dev.signet.processor.cost;

import dev.signet.processor.graph.Shape;
import dev.signet.processor.plan.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sheet as JSON, one object a line: the total, then the rows. Numbers that are 0 are left out.
 *
 * <p>Every object has {@code path} and {@code nominal}, and {@code executed} if the sheet is that
 * of a plan. The total has {@code network}; a row {@code layer}, {@code summary} and {@code shape}
 * {@code [height, width, channels]}. The numbers are named as the components of {@link Nominal} and
 * {@link Executed}; {@code weights} is an object by bits.
 */
final class CostLines {
  private CostLines() {}

  static List<String> of(CostSheet sheet) {
    List<String> lines = new ArrayList<>();
    Map<String, Object> total = new LinkedHashMap<>();
    total.put("network", sheet.network());
    total.put("path", "total");
    total.put("nominal", nominal(sheet.nominal()));
    sheet.executed().ifPresent(e -> total.put("executed", executed(e)));
    lines.add(Json.of(total));
    for (CostRow row : sheet.rows()) {
      Shape shape = row.shape();
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("path", row.path());
      line.put("layer", row.layer());
      line.put("summary", row.summary());
      line.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
      line.put("nominal", nominal(row.nominal()));
      row.executed().ifPresent(e -> line.put("executed", executed(e)));
      lines.add(Json.of(line));
    }
    return lines;
  }

  private static Map<String, Object> nominal(Nominal n) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    put(numbers, "trained", n.trained());
    if (!n.weights().isEmpty()) {
      numbers.put("weights", n.weights());
    }
    put(numbers, "scales", n.scales());
    put(numbers, "norms", n.norms());
    put(numbers, "learned", n.learned());
    put(numbers, "storage_bits", n.storageBits());
    put(numbers, "binary_macs", n.binaryMacs());
    put(numbers, "one_sided_macs", n.oneSidedMacs());
    put(numbers, "real_macs", n.realMacs());
    put(numbers, "classifier_macs", n.classifierMacs());
    put(numbers, "binary_operations", n.binaryOperations());
    put(numbers, "flops_64", n.flops64());
    put(numbers, "ace", n.ace());
    put(numbers, "values", n.values());
    return numbers;
  }

  private static Map<String, Object> executed(Executed e) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    put(numbers, "tensor_bytes", e.tensorBytes());
    put(numbers, "table_bytes", e.tableBytes());
    put(numbers, "bit_operations", e.bitOperations());
    put(numbers, "float_macs", e.floatMacs());
    put(numbers, "elementwise", e.elementwise());
    put(numbers, "buffer_bytes", e.bufferBytes());
    put(numbers, "live_bytes", e.liveBytes());
    put(numbers, "scratch_bytes", e.scratchBytes());
    return numbers;
  }

  private static void put(Map<String, Object> numbers, String name, long number) {
    if (number != 0) {
      numbers.put(name, number);
    }
  }
}
