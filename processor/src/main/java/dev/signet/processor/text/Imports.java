package dev.signet.processor.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which classes a file calls by their simple names. Of two classes of one name the first that the
 * code names is imported; a class that only comments name is not.
 */
final class Imports {
  /** Where every class is called by its whole name. */
  static final Imports NONE = new Imports("", List.of());

  private final String packageName;

  /** Classes by the simple names that mean them in the whole file. */
  private final Map<String, String> known = new HashMap<>();

  private final Map<String, ClassName> imported = new HashMap<>();
  private final Set<String> neighbours = new HashSet<>();
  private final Map<ClassName, String> names = new HashMap<>();

  private Imports(String packageName, List<String> declared) {
    this.packageName = packageName;
    for (String name : declared) {
      String outer = declared.get(0);
      String nested = name.equals(outer) ? outer : outer + "." + name;
      known.put(name, packageName.isEmpty() ? nested : packageName + "." + nested);
    }
  }

  /** For a file with a class and the classes in it. */
  static Imports of(String packageName, TypeSpec type) {
    List<String> declared = type.declared();
    Imports imports = new Imports(packageName, declared);
    type.classes(imports::see);
    imports.neighbours.forEach(imports.imported::remove);
    imports.imported.forEach((name, c) -> imports.known.put(name, c.canonicalName()));
    return imports;
  }

  private void see(ClassName type) {
    ClassName outermost = type.outermost();
    String name = outermost.simpleName();
    if (known.containsKey(name) || outermost.packageName().isEmpty()) {
      return;
    }
    if (outermost.packageName().equals(packageName)) {
      neighbours.add(name);
    } else {
      imported.putIfAbsent(name, outermost);
    }
  }

  /** The lines after {@code import}, in their order; classes of java.lang need none. */
  Set<String> lines() {
    Set<String> lines = new TreeSet<>();
    for (ClassName type : imported.values()) {
      if (!type.packageName().equals("java.lang")) {
        lines.add(type.canonicalName());
      }
    }
    return lines;
  }

  /** The shortest name of a class. */
  String name(ClassName type) {
    return this == NONE ? type.canonicalName() : names.computeIfAbsent(type, this::shortest);
  }

  private String shortest(ClassName type) {
    List<String> simple = type.simpleNames();
    for (int n = simple.size(); n > 0; n--) {
      ClassName around = ClassName.get(type.packageName(), simple.subList(0, n));
      if (around.canonicalName().equals(known.get(around.simpleName()))) {
        return String.join(".", simple.subList(n - 1, simple.size()));
      }
    }
    String outermost = simple.get(0);
    boolean neighbour = type.packageName().equals(packageName);
    boolean everywhere = type.packageName().equals("java.lang") && !neighbours.contains(outermost);
    return (neighbour || everywhere) && !known.containsKey(outermost)
        ? String.join(".", simple)
        : type.canonicalName();
  }
}
