package dev.signet.processor.plan;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data as JSON on one line of ASCII, always the same bytes for the same data. */
public final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /**
   * The text of maps (in their own order, keys made strings), lists, strings, whole and finite
   * numbers, booleans, null, and optionals of these (null where empty).
   *
   * @throws IllegalArgumentException for anything else
   */
  public static String of(Object data) {
    Json json = new Json();
    json.add(data);
    return json.text.toString();
  }

  private void add(Object data) {
    if (data instanceof Map<?, ?> map) {
      add(map);
    } else if (data instanceof List<?> list) {
      add(list);
    } else if (data instanceof String word) {
      quote(word);
    } else if (data instanceof Optional<?> optional) {
      add(optional.orElse(null));
    } else if (data == null || data instanceof Boolean || isNumber(data)) {
      text.append(data);
    } else {
      throw new IllegalArgumentException("no JSON for " + data.getClass() + ": " + data);
    }
  }

  private static boolean isNumber(Object data) {
    return data instanceof Integer
        || data instanceof Long
        || data instanceof Double d && Double.isFinite(d)
        || data instanceof Float f && Float.isFinite(f);
  }

  private void add(Map<?, ?> map) {
    text.append('{');
    String comma = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(comma);
      quote(String.valueOf(entry.getKey()));
      text.append(':');
      add(entry.getValue());
      comma = ",";
    }
    text.append('}');
  }

  private void add(List<?> list) {
    text.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      add(items.next());
      text.append(items.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void quote(String word) {
    text.append('"');
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
