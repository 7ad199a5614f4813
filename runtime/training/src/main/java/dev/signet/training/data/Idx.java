package dev.signet.training.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads MNIST and its relatives (Fashion-MNIST, KMNIST, EMNIST) in their published form: IDX files
 * of unsigned bytes, one of images (count, rows, columns) and one of labels; plain or compressed by
 * gzip, whatever their names end in. Images may have any size; values are 0 to 255, one channel.
 *
 * <p>All methods throw {@link DatasetException} for what is missing, damaged or does not fit
 * together.
 */
public final class Idx {
  /** The names of Fashion-MNIST's classes, which its files do not hold. */
  public static final List<String> FASHION_MNIST =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private static final int IMAGES = 0x00000803;
  private static final int LABELS = 0x00000801;

  private Idx() {}

  /** The training images of a folder, with 10 classes named 0 to 9. */
  public static Dataset train(Path folder) throws IOException {
    return train(folder, Labels.numbers(10));
  }

  /**
   * The training images of a folder: {@code train-images-idx3-ubyte} and {@code
   * train-labels-idx1-ubyte}, also with a dot in place of the second hyphen, also with {@code .gz}.
   *
   * @param labels names of the classes, as many as there are
   */
  public static Dataset train(Path folder, List<String> labels) throws IOException {
    return read(
        find(folder, "train-images", "idx3-ubyte"),
        find(folder, "train-labels", "idx1-ubyte"),
        labels);
  }

  /** The test images of a folder, with 10 classes named 0 to 9. */
  public static Dataset test(Path folder) throws IOException {
    return test(folder, Labels.numbers(10));
  }

  /**
   * The test images of a folder: {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte},
   * also with a dot in place of the second hyphen, also with {@code .gz}.
   *
   * @param labels names of the classes, as many as there are
   */
  public static Dataset test(Path folder, List<String> labels) throws IOException {
    return read(
        find(folder, "t10k-images", "idx3-ubyte"),
        find(folder, "t10k-labels", "idx1-ubyte"),
        labels);
  }

  /**
   * One set from two files of any name.
   *
   * @param images an IDX file of unsigned bytes with three dimensions
   * @param classes an IDX file of unsigned bytes with one dimension, as long
   * @param labels names of the classes, as many as there are
   */
  public static Dataset read(Path images, Path classes, List<String> labels) throws IOException {
    Contents pictures = Contents.of(images, IMAGES, "images");
    Contents answers = Contents.of(classes, LABELS, "labels");
    int count = pictures.sizes[0];
    if (count != answers.sizes[0]) {
      throw new DatasetException(
          images
              + " holds "
              + count
              + " images, but "
              + classes
              + " holds "
              + answers.sizes[0]
              + " labels. Both must come from the same set.");
    }
    int[] classOf = new int[count];
    for (int i = 0; i < count; i++) {
      classOf[i] = answers.bytes[i] & 0xff;
      if (classOf[i] >= labels.size()) {
        throw DatasetException.in(
            classes,
            "label "
                + i
                + " is "
                + classOf[i]
                + ", but "
                + labels.size()
                + " classes were named. Name all classes, from 0 to the largest label.");
      }
    }
    return InMemory.bytes(1, pictures.sizes[1], pictures.sizes[2], pictures.bytes, classOf, labels);
  }

  private static Path find(Path folder, String stem, String ending) throws DatasetException {
    List<String> tried = new ArrayList<>();
    for (String mark : List.of("-", ".")) {
      for (String packed : List.of("", ".gz")) {
        String name = stem + mark + ending + packed;
        if (Files.isRegularFile(folder.resolve(name))) {
          return folder.resolve(name);
        }
        tried.add(name);
      }
    }
    throw new DatasetException(
        (Files.isDirectory(folder)
                ? folder + " holds none of "
                : folder + " is no folder with one of ")
            + String.join(", ", tried)
            + ". Give the folder of the set's published files.");
  }

  /** An IDX file of unsigned bytes, checked. */
  private record Contents(int[] sizes, byte[] bytes) {
    static Contents of(Path file, int magic, String what) throws DatasetException {
      try (InputStream raw = Files.newInputStream(file);
          InputStream in = unpacked(raw)) {
        int[] sizes = header(file, in, magic, what);
        long length = 1;
        for (int size : sizes) {
          length *= size;
          if (size < 1 || length > Integer.MAX_VALUE - 8) {
            throw DatasetException.in(
                file,
                "its header announces "
                    + dimensions(sizes)
                    + " bytes of "
                    + what
                    + ". Every number must be 1 or more, and their product below 2147483640.");
          }
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
          throw truncated(file, bytes.length, dimensions(sizes) + " = " + length, what);
        }
        if (in.read() >= 0) {
          throw DatasetException.in(
              file,
              "it goes on after the "
                  + dimensions(sizes)
                  + " bytes of "
                  + what
                  + " its header announces. The file is damaged: fetch it again.");
        }
        return new Contents(sizes, bytes);
      } catch (DatasetException e) {
        throw e;
      } catch (EOFException e) {
        throw new DatasetException(
            file + ": its compressed data ends too early. The file is cut off: fetch it again.", e);
      } catch (ZipException e) {
        throw new DatasetException(
            file
                + ": its compressed data is damaged ("
                + e.getMessage()
                + "). Fetch the file again.",
            e);
      } catch (IOException e) {
        throw DatasetException.unreadable(file, e);
      }
    }

    private static int[] header(Path file, InputStream in, int magic, String what)
        throws IOException {
      int dimensions = magic & 0xff;
      byte[] header = in.readNBytes(4 + 4 * dimensions);
      if (header.length >= 4 && ByteBuffer.wrap(header).getInt() != magic) {
        throw DatasetException.in(
            file,
            String.format(
                "it begins with 0x%08x; an IDX file of %s (unsigned bytes, %d dimension%s) begins"
                    + " with 0x%08x. Give the right file, plain or compressed by gzip.",
                ByteBuffer.wrap(header).getInt(),
                what,
                dimensions,
                dimensions == 1 ? "" : "s",
                magic));
      }
      if (header.length < 4 + 4 * dimensions) {
        throw truncated(file, header.length, (4 + 4 * dimensions) + "", "header");
      }
      int[] sizes = new int[dimensions];
      ByteBuffer.wrap(header, 4, 4 * dimensions).asIntBuffer().get(sizes);
      return sizes;
    }

    /** Told by content: browsers unpack files and keep their names. */
    private static InputStream unpacked(InputStream raw) throws IOException {
      InputStream in = new BufferedInputStream(raw, 1 << 16);
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static DatasetException truncated(Path file, int found, String due, String what) {
      return DatasetException.in(
          file,
          "it holds "
              + found
              + " of "
              + due
              + " bytes of "
              + what
              + ". The file is cut off: fetch it again.");
    }

    private static String dimensions(int[] sizes) {
      StringBuilder text = new StringBuilder();
      for (int size : sizes) {
        text.append(text.isEmpty() ? "" : " x ").append(size);
      }
      return text.toString();
    }
  }
}
