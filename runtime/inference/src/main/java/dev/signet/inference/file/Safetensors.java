package dev.signet.inference.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors container: 8 bytes with the length of the header (little-endian), the header in
 * JSON padded with spaces to a multiple of 8, then the elements of all tensors, little-endian,
 * without gaps. Tensors and metadata are sorted by name, so equal content gives equal bytes.
 *
 * <p>The metadata {@value #CHECKSUM} is ours: the SHA-256 of the whole file in which these 64
 * hexadecimal digits are zeros.
 */
public final class Safetensors {
  /** Name of the metadata that holds the checksum. */
  public static final String CHECKSUM = "checksum";

  private static final String NO_CHECKSUM = "0".repeat(64);
  private static final int CHUNK = 1 << 16;

  private Safetensors() {}

  /**
   * What a file holds, both maps sorted by name and unmodifiable.
   *
   * @param metadata texts
   * @param tensors arrays
   */
  public record Contents(Map<String, String> metadata, Map<String, Tensor> tensors) {}

  /**
   * Writes a file, whole or not at all, and adds the checksum to its metadata.
   *
   * @param path the file; replaced if it is there
   * @param metadata texts; a checksum among them is replaced
   * @param tensors arrays by name
   */
  public static void write(Path path, Map<String, String> metadata, Map<String, Tensor> tensors)
      throws IOException {
    var sorted = new TreeMap<>(tensors);
    byte[] signed = header(metadata, sorted, checksum(metadata, sorted));
    AtomicFile.write(
        path,
        channel -> {
          AtomicFile.writeFully(channel, ByteBuffer.wrap(signed));
          Elements.write(sorted.values(), chunk -> AtomicFile.writeFully(channel, chunk));
        });
  }

  /** The checksum in the file that {@link #write} would write. */
  public static String checksum(Map<String, String> metadata, Map<String, Tensor> tensors)
      throws IOException {
    var sorted = new TreeMap<>(tensors);
    MessageDigest digest = Digest.sha256();
    digest.update(header(metadata, sorted, NO_CHECKSUM));
    Elements.write(sorted.values(), digest::update);
    return Digest.hex(digest);
  }

  /** Bytes of the file that {@link #write} would write. */
  public static long byteSize(Map<String, String> metadata, Map<String, Tensor> tensors) {
    long bytes = header(metadata, new TreeMap<>(tensors), NO_CHECKSUM).length;
    for (Tensor tensor : tensors.values()) {
      bytes += tensor.byteSize();
    }
    return bytes;
  }

  /** Length and header. */
  private static byte[] header(
      Map<String, String> metadata, TreeMap<String, Tensor> tensors, String checksum) {
    var texts = new TreeMap<>(metadata);
    texts.put(CHECKSUM, checksum);
    var members = new LinkedHashMap<String, Object>();
    members.put("__metadata__", texts);
    long offset = 0;
    for (var entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      long end = offset + tensor.byteSize();
      var info = new LinkedHashMap<String, Object>();
      info.put("dtype", tensor.type().name());
      info.put("shape", Arrays.stream(tensor.shape()).boxed().toList());
      info.put("data_offsets", List.of(offset, end));
      members.put(entry.getKey(), info);
      offset = end;
    }
    byte[] json = Json.write(members).getBytes(StandardCharsets.UTF_8);
    int length = (json.length + 7) / 8 * 8;
    ByteBuffer out = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(length).put(json);
    Arrays.fill(out.array(), 8 + json.length, 8 + length, (byte) ' ');
    return out.array();
  }

  /**
   * Reads a file. Every size is checked against the length of the file before memory is taken.
   *
   * @throws ModelFileException if it is not a sound file of ours: truncated, damaged, or with
   *     element types that {@link Tensor.Type} lacks
   * @throws IOException if it cannot be read
   */
  public static Contents read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      boolean there = Files.exists(path);
      throw there
          ? new FileSystemException(path.toString(), null, "is no file")
          : new NoSuchFileException(path.toString(), null, "there is no such file");
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return read(channel, new HeaderReader(path.getFileName().toString(), channel.size()));
    }
  }

  /**
   * Reads a file from a stream, such as a resource in a jar. The stream is read to its end before
   * anything is looked at, as its length is not known before, and is left open.
   *
   * @param stream the bytes of one whole file
   * @param name what messages call it
   * @throws ModelFileException as {@link #read(Path)}
   * @throws IOException if it cannot be read
   */
  public static Contents read(InputStream stream, String name) throws IOException {
    byte[] bytes = stream.readAllBytes();
    var channel = Channels.newChannel(new ByteArrayInputStream(bytes));
    return read(channel, new HeaderReader(name, bytes.length));
  }

  private static Contents read(ReadableByteChannel channel, HeaderReader file) throws IOException {
    file.atLeast(8);
    byte[] start = readFully(channel, 8, file);
    int length = file.headerLength(start);
    byte[] json = readFully(channel, length, file);
    Header header = file.header(json);
    MessageDigest digest = Digest.sha256();
    digest.update(start);
    String checksum = header.metadata().get(CHECKSUM);
    digest.update(checksum == null ? json : file.withoutChecksum(json, checksum));
    Map<String, Tensor> tensors = elements(channel, header, digest, file);
    if (checksum != null && !Digest.hex(digest).equals(checksum)) {
      throw file.fault(
          "is damaged: its content does not have the checksum " + checksum + "; get it anew");
    }
    return new Contents(
        Collections.unmodifiableMap(new TreeMap<>(header.metadata())),
        Collections.unmodifiableMap(tensors));
  }

  private static Map<String, Tensor> elements(
      ReadableByteChannel channel, Header header, MessageDigest digest, HeaderReader file)
      throws IOException {
    var tensors = new TreeMap<String, Tensor>();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (Header.Entry entry : header.entries()) {
      var reader = new Elements(entry.type(), Math.toIntExact(entry.count()));
      for (long left = entry.bytes(); left > 0; ) {
        chunk.clear().limit((int) Math.min(CHUNK, left));
        fill(channel, chunk, file);
        left -= chunk.limit();
        digest.update(chunk.duplicate());
        reader.take(chunk);
      }
      tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), reader.array()));
    }
    return tensors;
  }

  private static byte[] readFully(ReadableByteChannel channel, int bytes, HeaderReader file)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    fill(channel, buffer, file);
    return buffer.array();
  }

  private static void fill(ReadableByteChannel channel, ByteBuffer buffer, HeaderReader file)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw file.fault("became shorter while it was read; try again");
      }
    }
    buffer.flip();
  }

  /** The sound header of a file. */
  record Header(Map<String, String> metadata, List<Entry> entries) {
    /** One tensor; entries are in the order of their data. */
    record Entry(String name, Tensor.Type type, int[] shape, long count, long from, long end)
        implements Comparable<Entry> {
      long bytes() {
        return end - from;
      }

      /** In the order of the data. */
      @Override
      public int compareTo(Entry other) {
        int begins = Long.compare(from, other.from);
        return begins != 0 ? begins : Long.compare(end, other.end);
      }
    }

    Header {
      entries = new ArrayList<>(entries);
    }
  }
}
