package dev.signet.processor.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lines of generated code as data: templates whose holes, written {@code $}, are filled in order by
 * {@link Ref}s and {@link Value}s (their names), classes, numbers, strings (as literals) and other
 * expressions. What a line calls is known here; how Java text is laid out is the writer's affair.
 */
public final class Code {
  /** One line. */
  public sealed interface Line permits Statement, Open, Close {}

  /** A statement, without its semicolon. */
  public record Statement(Expr text) implements Line {}

  /** Opens a block: {@code text {}. */
  public record Open(Expr text) implements Line {}

  /** Closes a block: {@code }} and what follows it, such as {@code );}. */
  public record Close(String tail) implements Line {}

  /** A piece of a line. */
  public record Expr(String template, List<Object> holes) {
    /** Checks that every hole is filled. */
    public Expr {
      holes = List.copyOf(holes);
      int count = 0;
      for (int at = template.indexOf('$'); at >= 0; at = template.indexOf('$', at + 1)) {
        count++;
      }
      if (count != holes.size()) {
        throw new IllegalArgumentException(
            count + " holes but " + holes.size() + " fillings: " + template);
      }
    }
  }

  private final List<Line> lines = new ArrayList<>();

  /** A piece of a line. */
  public static Expr expr(String template, Object... holes) {
    return new Expr(template, List.of(holes));
  }

  /** {@code first, second, ...}. */
  public static Expr list(List<?> parts) {
    return new Expr(String.join(", ", Collections.nCopies(parts.size(), "$")), List.copyOf(parts));
  }

  /** {@code first, second, ...} of numbers. */
  public static Expr ints(int... numbers) {
    return list(Arrays.stream(numbers).boxed().toList());
  }

  /** A double, as Java writes it. */
  public static Expr number(double number) {
    return expr(Double.toString(number));
  }

  /** Adds a statement. */
  public Code add(String template, Object... holes) {
    lines.add(new Statement(expr(template, holes)));
    return this;
  }

  /** Adds the lines of another. */
  public Code addAll(Code other) {
    lines.addAll(other.lines);
    return this;
  }

  /** Opens a block. */
  public Code open(String template, Object... holes) {
    lines.add(new Open(expr(template, holes)));
    return this;
  }

  /** Closes a block with a bare brace. */
  public Code close() {
    return close("");
  }

  /** Closes a block; {@code tail} follows the brace. */
  public Code close(String tail) {
    lines.add(new Close(tail));
    return this;
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The lines so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Everything that fills a hole, holes of holes included. */
  public List<Object> fillings() {
    List<Object> all = new ArrayList<>();
    for (Line line : lines) {
      if (line instanceof Statement statement) {
        collect(statement.text(), all);
      } else if (line instanceof Open open) {
        collect(open.text(), all);
      }
    }
    return all;
  }

  private static void collect(Expr text, List<Object> into) {
    for (Object hole : text.holes()) {
      if (hole instanceof Expr inner) {
        collect(inner, into);
      } else {
        into.add(hole);
      }
    }
  }
}
