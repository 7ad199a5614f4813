package dev.signet.training.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of classes. */
final class Labels {
  private Labels() {}

  /** The names "0", "1" and so on. */
  static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** A copy of the names. One clear error unless there are as many as classes, all different. */
  static List<String> checked(List<String> names, int classes) {
    if (names.size() != classes) {
      throw new IllegalArgumentException(
          names.size() + " names were given for " + classes + " classes. Give one name per class.");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "The name \"" + name + "\" was given to two classes. Give each class its own name.");
      }
    }
    return List.copyOf(names);
  }
}
