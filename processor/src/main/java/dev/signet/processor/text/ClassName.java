package dev.signet.processor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A class or interface, nested ones with the classes around them. */
public final class ClassName extends TypeName {
  private final String packageName;
  private final List<String> simpleNames;
  private final String canonicalName;

  private ClassName(String packageName, List<String> simpleNames) {
    this.packageName = packageName;
    this.simpleNames = List.copyOf(simpleNames);
    String nested = String.join(".", simpleNames);
    this.canonicalName = packageName.isEmpty() ? nested : packageName + "." + nested;
  }

  /**
   * Of its names.
   *
   * @param packageName empty for the unnamed package
   * @param simpleNames outermost first
   */
  public static ClassName get(String packageName, List<String> simpleNames) {
    return new ClassName(packageName, simpleNames);
  }

  /** A top-level class. */
  public static ClassName get(String packageName, String simpleName) {
    return new ClassName(packageName, List.of(simpleName));
  }

  /** A class of the JDK. */
  public static ClassName get(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      names.add(0, c.getSimpleName());
    }
    return new ClassName(type.getPackageName(), names);
  }

  /** Its package; empty for the unnamed one. */
  public String packageName() {
    return packageName;
  }

  /** The name without those of the classes around it. */
  public String simpleName() {
    return simpleNames.get(simpleNames.size() - 1);
  }

  /** The names, outermost first. */
  public List<String> simpleNames() {
    return simpleNames;
  }

  /** A class beside this one. */
  public ClassName peerClass(String name) {
    List<String> names = new ArrayList<>(simpleNames);
    names.set(names.size() - 1, name);
    return new ClassName(packageName, names);
  }

  String canonicalName() {
    return canonicalName;
  }

  /** The class around all, or this one. */
  ClassName outermost() {
    return simpleNames.size() == 1 ? this : get(packageName, simpleNames.get(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassName type
        && packageName.equals(type.packageName)
        && canonicalName.equals(type.canonicalName);
  }

  @Override
  public int hashCode() {
    return canonicalName.hashCode();
  }

  @Override
  void classes(Consumer<ClassName> seen) {
    seen.accept(this);
  }

  @Override
  String in(Imports imports) {
    return imports.name(this);
  }
}
