package dev.signet.processor.write;

import dev.signet.processor.plan.MethodText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods of a generated class belong to which layer; cuts them out of its files' texts. */
final class MethodTexts {
  private static final Pattern HEAD = Pattern.compile("( +)(?:private |final )?void (\\S+?)\\(.*");

  private record Entry(String layer, MethodText.Role role, String method, List<String> called) {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * Remembers a method without result; of two of one name the outer class's is meant.
   *
   * @param called methods it shares with other layers, to be read with it
   */
  void add(String layer, MethodText.Role role, String method, List<String> called) {
    entries.add(new Entry(layer, role, method, called));
  }

  /**
   * The texts of the methods that stand in a file.
   *
   * @param file name of the file
   * @param source its text
   */
  List<MethodText> in(String file, String source) {
    List<String> lines = source.lines().toList();
    Map<String, Integer> heads = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher head = HEAD.matcher(lines.get(i));
      if (head.matches()) {
        heads.merge(
            head.group(2), i, (a, b) -> indent(lines.get(a)) <= indent(lines.get(b)) ? a : b);
      }
    }
    List<MethodText> texts = new ArrayList<>();
    for (Entry entry : entries) {
      if (!heads.containsKey(entry.method())) {
        continue; // in another part of the class
      }
      int head = heads.get(entry.method());
      StringBuilder text = new StringBuilder(text(lines, head));
      entry.called().stream()
          .filter(heads::containsKey)
          .forEach(m -> text.append("\n\n").append(text(lines, heads.get(m))));
      texts.add(
          new MethodText(
              entry.layer(), entry.role(), file, first(lines, head) + 1, text.toString()));
    }
    return texts;
  }

  /** The line where a method's comment begins. */
  private static int first(List<String> lines, int head) {
    int first = head;
    while (!lines.get(first).strip().equals("/**")) {
      first--;
    }
    return first;
  }

  private static String text(List<String> lines, int head) {
    int indent = indent(lines.get(head));
    int end = head;
    while (!lines.get(end).equals(" ".repeat(indent) + "}")) {
      end++;
    }
    return lines.subList(first(lines, head), end + 1).stream()
        .map(l -> l.substring(Math.min(indent, l.length())))
        .collect(Collectors.joining("\n"));
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
