package dev.signet.processor.lock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of a lock file: a head, then a section for every network, sorted by name. A section is
 * its network's name in brackets and its lines, each led by two blanks. Nothing in it tells where
 * or when it was written.
 */
public final class LockText {
  private static final String FIRST = "signet.lock 1";
  private static final String HEAD =
      FIRST
          + "\n# What the compiler made of every network. Commit this file: a build that would change"
          + " it fails,\n# until it is compiled once with -Asignet.lock.accept=true.\n";
  private static final String INDENT = "  ";

  private final Map<String, Section> sections;

  private LockText(Map<String, Section> sections) {
    this.sections = sections;
  }

  /** What is wrong with a text, and in which line of it. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    Malformed(int line, String message) {
      super(message);
      this.line = line;
    }

    /** From 1. */
    public int line() {
      return line;
    }
  }

  /** Without networks. */
  public static LockText empty() {
    return new LockText(new TreeMap<>());
  }

  /**
   * Reads a text; line ends may be those of any system.
   *
   * @throws Malformed at the first line that {@link #text} would not have written
   */
  public static LockText parse(String text) throws Malformed {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FIRST)) {
      throw new Malformed(1, "should be \"" + FIRST + "\"");
    }
    Map<String, Section> sections = new TreeMap<>();
    String network = null;
    List<String> content = new ArrayList<>();
    for (int i = 1; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i) : "[";
      if (line.startsWith("[")) {
        if (network != null) {
          sections.put(network, new Section(network, content));
        }
        content.clear();
        network = line.substring(1).replaceAll("]$", "");
        if (i < lines.size() && (!line.endsWith("]") || sections.containsKey(network))) {
          throw new Malformed(i + 1, "should be the name of one more network in brackets");
        }
      } else if (line.startsWith(INDENT) && line.contains(": ") && network != null) {
        content.add(line.substring(INDENT.length()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new Malformed(i + 1, "is none that the compiler writes: \"" + line + "\"");
      }
    }
    return new LockText(sections);
  }

  /** The section of a network. */
  public Optional<Section> section(String network) {
    return Optional.ofNullable(sections.get(network));
  }

  /** With these sections in place of those of the same networks; the others stay. */
  public LockText with(Collection<Section> changed) {
    Map<String, Section> all = new TreeMap<>(sections);
    changed.forEach(s -> all.put(s.network(), s));
    return new LockText(all);
  }

  /** The whole text. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Section section : sections.values()) {
      text.append("\n[").append(section.network()).append("]\n");
      section.lines().forEach(l -> text.append(INDENT).append(l).append('\n'));
    }
    return text.toString();
  }
}
