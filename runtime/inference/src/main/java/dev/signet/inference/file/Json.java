package dev.signet.inference.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small strict JSON (RFC 8259). Objects are {@link Map} (in order), arrays {@link List}, numbers
 * {@link Long} where they are integers that fit and {@link Double} otherwise, then {@link String},
 * {@link Boolean} and null. Refused, beyond what the grammar refuses: duplicate names, nesting
 * deeper than {@value #DEPTH}, numbers too large for a double, halves of surrogate pairs.
 */
public final class Json {
  static final int DEPTH = 64;

  /** Not a String: what reads it must be quick before it is compiled. */
  private final char[] text;

  private int at;

  private Json(String text) {
    this.text = text.toCharArray();
  }

  /**
   * Reads one value that makes up the whole text.
   *
   * @throws IllegalArgumentException saying what was expected and at which character
   */
  public static Object parse(String text) {
    var reader = new Json(text);
    reader.space();
    Object value = reader.value(0);
    reader.space();
    if (reader.at < reader.text.length) {
      throw reader.wrong("the end of the text");
    }
    return value;
  }

  /**
   * Writes a value without spaces; maps in their own order. Equal values give equal text.
   *
   * @throws IllegalArgumentException for other classes than those named above (any {@link Number}
   *     will do) and for numbers that are not finite
   */
  public static String write(Object value) {
    return JsonWriter.write(value);
  }

  private Object value(int depth) {
    if (depth > DEPTH) {
      throw new IllegalArgumentException(
          "nested deeper than " + DEPTH + " at character " + at + "; this is no JSON of ours");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    var members = new LinkedHashMap<String, Object>();
    at++;
    space();
    if (take('}')) {
      return members;
    }
    do {
      space();
      if (peek() != '"') {
        throw wrong("a name in double quotes");
      }
      int from = at;
      String name = string();
      space();
      expect(':');
      space();
      if (members.containsKey(name)) {
        at = from;
        throw wrong("a name other than \"" + name + "\", which is there already");
      }
      members.put(name, value(depth + 1));
      space();
    } while (take(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) {
    var elements = new ArrayList<Object>();
    at++;
    space();
    if (take(']')) {
      return elements;
    }
    do {
      space();
      elements.add(value(depth + 1));
      space();
    } while (take(','));
    expect(']');
    return elements;
  }

  private String string() {
    at++;
    int from = at;
    StringBuilder out = null; // most have no escapes
    boolean surrogates = false;
    while (true) {
      char c = peek();
      if (c < ' ') {
        throw wrong("the end of a string");
      }
      if (c != '"' && c != '\\') {
        surrogates |= Character.isSurrogate(c);
        at++;
        continue;
      }
      if (c == '"' && out == null) {
        String string = new String(text, from, at++ - from);
        return surrogates ? paired(string) : string;
      }
      out = out == null ? new StringBuilder() : out;
      out.append(text, from, at++ - from);
      if (c == '"') {
        return surrogates ? paired(out.toString()) : out.toString();
      }
      char escaped = escape();
      surrogates |= Character.isSurrogate(escaped);
      out.append(escaped);
      from = at;
    }
  }

  private char escape() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw wrong("an escape");
      }
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private String paired(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(string.codePointAt(i))) {
          throw wrong("both halves of a surrogate pair in the string before");
        }
        i++;
      }
    }
    return string;
  }

  private Object word(String word, Object value) {
    int end = Math.min(text.length, at + word.length());
    if (!word.equals(String.valueOf(text, at, end - at))) {
      throw wrong("a value");
    }
    at = end;
    return value;
  }

  private Object number() {
    int from = at;
    boolean integer = true;
    take('-');
    if (!take('0')) {
      digits("a value");
    }
    if (take('.')) {
      integer = false;
      digits("a digit");
    }
    if (take('e') || take('E')) {
      integer = false;
      if (!take('+')) {
        take('-');
      }
      digits("a digit");
    }
    String number = String.valueOf(text, from, at - from);
    if (integer && number.length() < 19 && !number.equals("-0")) {
      return Long.parseLong(number);
    }
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      at = from;
      throw wrong("a number that a double can hold");
    }
    return value;
  }

  private void digits(String expected) {
    if (!isDigit(peek())) {
      throw wrong(expected);
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character; 0, which JSON has nowhere, at the end. */
  private char peek() {
    return at < text.length ? text[at] : 0;
  }

  private boolean take(char c) {
    boolean there = at < text.length && text[at] == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private void space() {
    while (at < text.length && text[at] <= ' ' && isSpace(text[at])) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private IllegalArgumentException wrong(String expected) {
    String found =
        at >= text.length
            ? "the text ends"
            : text[at] > ' ' && text[at] < 127
                ? "'" + text[at] + "' stands"
                : "character U+%04X stands".formatted((int) text[at]);
    return new IllegalArgumentException(
        "%s at character %d, expected %s".formatted(found, at, expected));
  }
}
