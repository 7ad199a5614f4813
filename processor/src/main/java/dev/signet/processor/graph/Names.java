package dev.signet.processor.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives every node a Java identifier of its own, made of its path. */
final class Names {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public return"
                  + " short static strictfp super switch synchronized this throw throws transient try"
                  + " void volatile while yield true false null _")
              .split(" "));

  private final Map<String, String> paths = new HashMap<>();

  /** The identifier for a path: {@code stage2[0].conv} becomes {@code stage2_0_conv}. */
  static String identifier(String path) {
    String joined = path.replaceAll("[.\\[]", "_").replace("]", "");
    String lower = Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
    return KEYWORDS.contains(lower) ? lower + "_" : lower;
  }

  /** Takes the identifier of a path; returns the path that has it already, if one has. */
  Optional<String> take(String path, String identifier) {
    return Optional.ofNullable(paths.putIfAbsent(identifier, path));
  }

  /** Takes the first free one of {@code base}, {@code base2}, {@code base3} … */
  String takeFree(String path, String base) {
    String name = base;
    for (int i = 2; take(path, name).isPresent(); i++) {
      name = base + i;
    }
    return name;
  }
}
