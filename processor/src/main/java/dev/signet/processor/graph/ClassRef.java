package dev.signet.processor.graph;

import java.util.ArrayList;
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

  /** A class beside this one whose name ends in {@code suffix} besides. */
  public ClassRef suffixed(String suffix) {
    List<String> names = new ArrayList<>(simpleNames);
    names.add(names.remove(names.size() - 1) + suffix);
    return new ClassRef(packageName, List.copyOf(names));
  }

  /** The innermost name. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }
}
