package dev.signet.inference;

import dev.signet.inference.file.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a network costs, as the compiler computed it: per layer and in total, nominal (as
 * publications count) and executed (as the packed model runs). Generated models have it by {@code
 * costs()}.
 *
 * @param network canonical name of the record
 * @param rows one per layer, in the order they run
 * @param total all layers together
 * @param json one JSON object a line: the total with the network's name, then the layers
 */
public record CostSheet(String network, List<CostRow> rows, CostRow total, String json) {
  /**
   * Reads what the compiler wrote.
   *
   * @param parts one or more lines each; together the total, then the layers
   * @throws IllegalArgumentException if it is no JSON
   */
  public static CostSheet parse(String... parts) {
    String json = String.join("\n", parts);
    List<Map<?, ?>> lines =
        Arrays.stream(json.split("\n")).<Map<?, ?>>map(l -> (Map<?, ?>) Json.parse(l)).toList();
    List<CostRow> rows = lines.stream().skip(1).map(CostRow::of).toList();
    Map<?, ?> first = lines.get(0);
    return new CostSheet((String) first.get("network"), rows, CostRow.of(first), json);
  }

  /** The row of a layer by its path in the declaration. */
  public CostRow row(String path) {
    return rows.stream()
        .filter(r -> r.path().equals(path))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s has no layer %s; its layers are %s"
                    .formatted(network, path, rows.stream().map(CostRow::path).toList())));
  }

  /** An aligned table of the layers, and the totals in two columns. */
  public String text() {
    return CostTable.text(CostTable.layers(this)) + "\n" + CostTable.text(CostTable.totals(this));
  }

  /** The totals alone, nominal beside executed. */
  public String totals() {
    return CostTable.text(CostTable.totals(this));
  }

  /** The same two tables in Markdown. */
  public String markdown() {
    return CostTable.markdown(CostTable.totals(this))
        + "\n"
        + CostTable.markdown(CostTable.layers(this));
  }
}
