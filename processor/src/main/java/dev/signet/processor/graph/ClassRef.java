package dev.signet.processor.graph;

import java.util.List;

/**
 * A class by name.
 *
 * @param packageName empty for the unnamed package
 * @param simpleNames from the outermost class inward, at least one
 */
public record ClassRef(String packageName, List<String> simpleNames) {
  /** As source writes it: {@code a.b.Outer.Inner}. */
  public String canonicalName() {
    String nested = String.join(".", simpleNames);
    return packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /** The innermost name. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }
}
