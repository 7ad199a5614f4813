package dev.signet.inference.file;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValue() {
    assertThat(Json.parse(" {\"a\" : [1, -2.5e1, true, false, null, \"x\"], \"b\":{}} "))
        .isEqualTo(Map.of("a", Arrays.asList(1L, -25.0, true, false, null, "x"), "b", Map.of()));
  }

  @Test
  void readsEscapes() {
    assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""))
        .isEqualTo("\"\\/\b\f\n\r\té😀");
  }

  @Test
  void keepsIntegersThatFit() {
    assertThat(Json.parse("123456789012345678")).isEqualTo(123456789012345678L);
    assertThat(Json.parse("1.0")).isEqualTo(1.0);
    assertThat(Json.parse("-0")).isEqualTo(-0.0);
    assertThat(Json.parse("99999999999999999999")).isEqualTo(1e20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the text ends at character 0, expected a value",
        "`{` | the text ends at character 1, expected a name in double quotes",
        "`[1,]` | ']' stands at character 3, expected a value",
        "`[1 2]` | '2' stands at character 3, expected ']'",
        "`{\"a\":1,}` | '}' stands at character 7, expected a name in double quotes",
        "`{\"a\" 1}` | '1' stands at character 5, expected ':'",
        "`{a:1}` | 'a' stands at character 1, expected a name in double quotes",
        "`01` | '1' stands at character 1, expected the end of the text",
        "`1.` | the text ends at character 2, expected a digit",
        "`-` | the text ends at character 1, expected a value",
        "`1e` | the text ends at character 2, expected a digit",
        "`1e999` | '1' stands at character 0, expected a number that a double can hold",
        "`+1` | '+' stands at character 0, expected a value",
        "`NaN` | 'N' stands at character 0, expected a value",
        "`truE` | 't' stands at character 0, expected a value",
        "`\"abc` | the text ends at character 4, expected the end of a string",
        "`\"\\x\"` | 'x' stands at character 2, expected an escape",
        "`\"\\u12g4\"` | 'g' stands at character 5, expected four hexadecimal digits",
        "`1 // c` | '/' stands at character 2, expected the end of the text",
        "`'a'` | ''' stands at character 0, expected a value",
      })
  void refuses(String text, String message) {
    var e =
        assertThrows(IllegalArgumentException.class, () -> Json.parse(text == null ? "" : text));
    assertThat(e).hasMessageThat().isEqualTo(message);
  }

  @Test
  void refusesDuplicates() {
    var e = assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\":1, \"a\":2}"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "'\"' stands at character 8, expected a name other than \"a\", which is there already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\ud800\""})
  void refusesHalfPairs(String text) {
    var e = assertThrows(IllegalArgumentException.class, () -> Json.parse(text));
    assertThat(e).hasMessageThat().contains("both halves of a surrogate pair");
  }

  @Test
  void refusesControlCharactersInStrings() {
    var e = assertThrows(IllegalArgumentException.class, () -> Json.parse("\"a\u0001\""));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("character U+0001 stands at character 2, expected the end of a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepNestingIsRefusedAndNoStackOverflow(String opening) {
    var e =
        assertThrows(IllegalArgumentException.class, () -> Json.parse(opening.repeat(1_000_000)));
    assertThat(e).hasMessageThat().startsWith("nested deeper than 64 at character");
  }

  @Test
  void writingNestsAsDeepAsReading() {
    Object value = "x";
    for (int i = 0; i < 64; i++) {
      value = List.of(value);
    }
    assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    Object deeper = List.of(value);
    assertThrows(IllegalArgumentException.class, () -> Json.write(deeper));
  }

  @Test
  void refusesToWriteWhatJsonLacks() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN)))
        .hasMessageThat()
        .isEqualTo("JSON cannot hold the number NaN");
    assertThat(assertThrows(IllegalArgumentException.class, () -> Json.write(new Object())))
        .hasMessageThat()
        .isEqualTo("JSON cannot hold a java.lang.Object");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsWrittenIsRead(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Object value = value(random, 0);
      String text = Json.write(value);
      assertWithMessage("seed %s case %s: %s", seed, i, text)
          .that(Json.parse(text))
          .isEqualTo(value);
      assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }
  }

  /** Damaged text is refused by the one exception or is other JSON; nothing else is thrown. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedTextNeverCrashes(long seed) {
    var random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder(Json.write(value(random, 0)));
      text.setCharAt(
          random.nextInt(text.length()), "{}[]\",:\\u0 1e-tfn\0".charAt(random.nextInt(18)));
      try {
        Json.parse(text.toString());
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 4 : 6);
    return switch (kind) {
      case 0 -> random.nextLong() >> random.nextInt(5, 64);
      case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
      case 2 -> random.nextBoolean();
      case 3 -> text(random);
      case 4 -> random.ints(random.nextInt(4)).mapToObj(i -> value(random, depth + 1)).toList();
      default -> {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(text(random), value(random, depth + 1));
        }
        yield map;
      }
    };
  }

  private static String text(Random random) {
    var out = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      out.appendCodePoint("a\"\\/\n\t\u0001é\u2028😀".codePoints().toArray()[random.nextInt(10)]);
    }
    return out.toString();
  }
}
