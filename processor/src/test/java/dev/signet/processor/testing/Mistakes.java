package dev.signet.processor.testing;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.processor.testing.Compiled.Message;
import java.util.ArrayList;
import java.util.List;

/** The one place that knows how tests mark where a message must stand. */
public final class Mistakes {
  /** Stands in a source just before the character that the compiler's caret must point at. */
  private static final char MARK = '§';

  private Mistakes() {}

  /** A line and a column of a source, from 1. */
  private record Position(long line, long column) {}

  /**
   * Compiles a source whose mistakes are marked, and expects exactly these messages, in this order,
   * each at its mark. The order of messages is that of the marks.
   */
  public static void expect(String marked, String... messages) {
    Compiled compiled = Compiled.source(source(marked));
    assertThat(compiled.warnings()).isEmpty();
    expect(marked, compiled.errors(), messages);
  }

  /** The same of warnings; with options such as {@code -Akey=value}. */
  public static void expectWarnings(List<String> options, String marked, String... messages) {
    Compiled compiled = Compiled.options(source(marked), options.toArray(new String[0]));
    assertThat(compiled.errors()).isEmpty();
    expect(marked, compiled.warnings(), messages);
  }

  /** The same of errors, with options. */
  public static void expectErrors(List<String> options, String marked, String... messages) {
    Compiled compiled = Compiled.options(source(marked), options.toArray(new String[0]));
    assertThat(compiled.warnings()).isEmpty();
    expect(marked, compiled.errors(), messages);
  }

  private static String source(String marked) {
    return marked.replace(String.valueOf(MARK), "");
  }

  private static void expect(String marked, List<Message> found, String... messages) {
    assertThat(found.stream().map(Message::text).toList())
        .containsExactlyElementsIn(messages)
        .inOrder();
    assertWithMessage("places of " + found)
        .that(found.stream().map(m -> new Position(m.line(), m.column())).toList())
        .isEqualTo(marks(marked));
  }

  private static List<Position> marks(String marked) {
    List<Position> marks = new ArrayList<>();
    long line = 1;
    long column = 1;
    for (char c : marked.toCharArray()) {
      if (c == MARK) {
        marks.add(new Position(line, column));
      } else if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return marks;
  }
}
