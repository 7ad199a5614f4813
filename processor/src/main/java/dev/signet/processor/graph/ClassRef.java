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

  /**
   * Simple name of a class or file that is made from this one: {@code Outer_Inner} and a suffix.
   */
  public String derived(String suffix) {
    return String.join("_", simpleNames) + suffix;
  }

  /** The innermost name. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }
}
