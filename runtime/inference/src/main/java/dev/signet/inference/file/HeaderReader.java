package dev.signet.inference.file;

import dev.signet.inference.file.Safetensors.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the header of a safetensors file and trusts nothing in it. */
final class HeaderReader {
  /** The longest header that is read; ours are far below. */
  static final int LONGEST = 16 << 20;

  private final String file;
  private final long size;

  HeaderReader(String file, long size) {
    this.file = file;
    this.size = size;
  }

  /** An exception whose message begins with the file's name. */
  ModelFileException fault(String message, Object... numbers) {
    return new ModelFileException(
        file
            + ": "
            + (numbers.length == 0 ? message : String.format(Locale.ROOT, message, numbers)));
  }

  /** Refuses a file that is shorter than {@code bytes}. */
  void atLeast(long bytes) throws ModelFileException {
    if (size < bytes) {
      throw fault("is truncated: %,d of %,d bytes; get it anew", size, bytes);
    }
  }

  /** The length of the header, from the first 8 bytes. */
  int headerLength(byte[] start) throws ModelFileException {
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > LONGEST) {
      throw fault(
          "is no safetensors file: its first 8 bytes say that the header has %s bytes, which must"
              + " lie in [2, %,d]",
          Long.toUnsignedString(length), LONGEST);
    }
    atLeast(8 + length);
    return (int) length;
  }

  /** Parses and checks everything against the size of the file. */
  Header header(byte[] json) throws ModelFileException {
    Map<String, Object> members = object(parse(json), "the header");
    var metadata = new TreeMap<String, String>();
    var entries = new ArrayList<Header.Entry>();
    for (var member : members.entrySet()) {
      if (member.getKey().equals("__metadata__")) {
        for (var text : object(member.getValue(), "__metadata__").entrySet()) {
          if (!(text.getValue() instanceof String value)) {
            throw fault("metadata " + text.getKey() + " is not a text");
          }
          metadata.put(text.getKey(), value);
        }
      } else {
        entries.add(entry(member.getKey(), member.getValue()));
      }
    }
    contiguous(entries, 8L + json.length);
    return new Header(metadata, entries);
  }

  private Object parse(byte[] json) throws ModelFileException {
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return Json.parse(decoder.decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException e) {
      throw fault("its header is not UTF-8; it is no safetensors file, or damaged");
    } catch (IllegalArgumentException e) {
      throw fault("its header is not JSON: " + e.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // what Json.parse says of its maps
  private Map<String, Object> object(Object value, String what) throws ModelFileException {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw fault(what + " is not a JSON object");
  }

  private Header.Entry entry(String name, Object value) throws ModelFileException {
    String tensor = "tensor " + name;
    Map<String, Object> info = object(value, tensor);
    for (String key : info.keySet()) {
      if (!List.of("dtype", "shape", "data_offsets").contains(key)) {
        throw fault(tensor + " has an unknown member " + key);
      }
    }
    Tensor.Type type = type(tensor, info.get("dtype"));
    List<?> sizes = list(tensor, "shape", info.get("shape"));
    int[] shape = new int[sizes.size()];
    long count = 1;
    for (int i = 0; i < shape.length; i++) {
      long size = number(tensor, "shape", sizes.get(i), Integer.MAX_VALUE);
      shape[i] = (int) size;
      // Below 2^31 before and 2^31 now: no overflow.
      count *= size;
      if (count > Integer.MAX_VALUE) {
        throw fault(tensor + " has more elements than a Java array can hold");
      }
    }
    List<?> offsets = list(tensor, "data_offsets", info.get("data_offsets"));
    if (offsets.size() != 2) {
      throw fault("%s has %d data_offsets instead of 2", tensor, offsets.size());
    }
    long from = number(tensor, "data_offsets", offsets.get(0), Long.MAX_VALUE);
    long end = number(tensor, "data_offsets", offsets.get(1), Long.MAX_VALUE);
    if (end - from != count * type.bytes()) {
      throw fault(
          "%s has data_offsets %,d to %,d; %s%s needs %,d bytes",
          tensor, from, end, type, Tensor.text(shape), count * type.bytes());
    }
    return new Header.Entry(name, type, shape, count, from, end);
  }

  private Tensor.Type type(String tensor, Object name) throws ModelFileException {
    for (Tensor.Type type : Tensor.Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw fault("%s has dtype %s; known are %s", tensor, name, List.of(Tensor.Type.values()));
  }

  private List<?> list(String tensor, String member, Object value) throws ModelFileException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw fault(tensor + " lacks the list " + member);
  }

  private long number(String tensor, String member, Object value, long greatest)
      throws ModelFileException {
    if (value instanceof Long number && number >= 0 && number <= greatest) {
      return number;
    }
    throw fault(
        "%s has %s in %s; it must be an integer in [0, %d]", tensor, value, member, greatest);
  }

  /** Sorts by offset; no gap, no overlap, nothing missing, nothing left over. */
  private void contiguous(List<Header.Entry> entries, long dataStart) throws ModelFileException {
    Collections.sort(entries);
    long at = 0;
    for (Header.Entry entry : entries) {
      if (entry.from() != at) {
        throw fault(
            "tensor %s begins at %,d, where %,d was expected: tensors %s",
            entry.name(), entry.from(), at, entry.from() < at ? "overlap" : "leave a gap");
      }
      at = entry.end();
      // Offsets may be as large as a long: subtract, never add, before they are known to be sane.
      if (at > Long.MAX_VALUE - dataStart) {
        throw fault("tensor %s ends at an impossible offset", entry.name());
      }
    }
    atLeast(dataStart + at);
    if (dataStart + at != size) {
      throw fault("is too long: %,d bytes, its tensors end at %,d", size, dataStart + at);
    }
  }

  /** The header with zeros in place of the checksum. */
  byte[] withoutChecksum(byte[] json, String checksum) throws ModelFileException {
    String text = new String(json, StandardCharsets.ISO_8859_1); // a character is a byte
    int at = Digest.isHex(checksum) ? text.indexOf(checksum) : -1;
    if (at < 0 || text.indexOf(checksum, at + 1) >= 0) {
      throw fault("its checksum is not 64 hexadecimal digits that occur once in the header");
    }
    byte[] without = json.clone();
    Arrays.fill(without, at, at + checksum.length(), (byte) '0');
    return without;
  }
}
