package dev.signet.tests.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much JSON as a reader of model files needs; trusts its input. */
final class JsonText {
  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /** Maps, lists, strings, doubles and booleans. */
  static Object parse(String text) {
    return new JsonText(text).value();
  }

  private Object value() {
    skip();
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!ends('}')) {
      String key = string();
      skip();
      at++; // the colon
      members.put(key, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (!ends(']')) {
      elements.add(value());
    }
    return elements;
  }

  /** Steps over a comma, or over the end, and says which. */
  private boolean ends(char end) {
    skip();
    if (text.charAt(at) == ',') {
      at++;
      skip();
      return false;
    }
    boolean ended = text.charAt(at) == end;
    at += ended ? 1 : 0;
    return ended;
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    for (at++; text.charAt(at) != '"'; at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        c = text.charAt(++at);
        if (c == 'u') {
          c = (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
          at += 4;
        } else {
          int escape = "bfnrt".indexOf(c);
          c = escape < 0 ? c : "\b\f\n\r\t".charAt(escape);
        }
      }
      result.append(c);
    }
    at++;
    return result.toString();
  }

  private Object word() {
    int start = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && text.charAt(at) > ' ') {
      at++;
    }
    String word = text.substring(start, at);
    return word.equals("true") || word.equals("false")
        ? (Object) Boolean.valueOf(word)
        : word.equals("null") ? "" : (Object) Double.valueOf(word);
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }
}
