package dev.signet.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pictures in folders named by their classes, as PyTorch's {@code ImageFolder} and Keras have them:
 * PNG and JPEG files, {@code root/cat/1.png}, {@code root/dog/a/7.jpg}.
 *
 * <pre>{@code
 * Dataset train = ImageFolder.in(root.resolve("train")).size(64, 64).read();
 * Dataset test = ImageFolder.in(root.resolve("test")).size(64, 64).classes(train.labels()).read();
 * }</pre>
 *
 * <p>Classes are the folders' names, sorted; pictures are sorted by their paths. Values are bytes,
 * 0 to 255, as {@link #grey} or red, green and blue. All pictures are decoded into memory, on all
 * processors. Hidden files, {@code Thumbs.db} and {@code desktop.ini} are passed over, and so is
 * what lies beside the class folders and is no picture; anything else that is no picture is an
 * error.
 */
public final class ImageFolder {
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg");
  private static final Set<String> SYSTEM = Set.of("thumbs.db", "desktop.ini");

  private final Path root;
  private final int channels;
  private final int height;
  private final int width;
  private final List<String> classes;

  private ImageFolder(Path root, int channels, int height, int width, List<String> classes) {
    this.root = root;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.classes = classes;
  }

  /** Pictures in colour, all of one size. */
  public static ImageFolder in(Path root) {
    return new ImageFolder(Objects.requireNonNull(root, "root"), 3, 0, 0, null);
  }

  /** One channel: coloured pictures become grey by ITU-R 601 luma. */
  public ImageFolder grey() {
    return new ImageFolder(root, 1, height, width, classes);
  }

  /**
   * Brings all pictures to one size: each new pixel is the mean of the area it covers. Sides of
   * another ratio are stretched, not cut.
   *
   * @throws IllegalArgumentException unless both are 1 or more
   */
  public ImageFolder size(int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "Pictures of " + height + " x " + width + " pixels were asked for. Give 1 or more.");
    }
    return new ImageFolder(root, channels, height, width, classes);
  }

  /**
   * The classes in the order of their numbers, for a set that goes with another: {@code labels()}
   * of that one. A folder of another name is an error; a class without a folder is none.
   */
  public ImageFolder classes(List<String> classes) {
    return new ImageFolder(root, channels, height, width, Labels.checked(classes, classes.size()));
  }

  /**
   * Reads all pictures.
   *
   * @throws DatasetException if there are none, one is damaged or of another size, a class is empty
   *     or unknown, or memory does not suffice, naming the file
   */
  public Dataset read() throws IOException {
    List<Path> folders = folders();
    List<String> names =
        classes == null ? folders.stream().map(f -> f.getFileName().toString()).toList() : classes;
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path folder : folders) {
      int label = names.indexOf(folder.getFileName().toString());
      if (label < 0) {
        throw new DatasetException(
            folder + " is the folder of a class that is not expected: they are " + names + ".");
      }
      for (Path file : pictures(folder)) {
        files.add(file);
        labels.add(label);
      }
    }
    Picture first = size(Picture.read(files.getFirst(), channels));
    long each = (long) first.values().length;
    long free = Runtime.getRuntime().maxMemory();
    if (each * files.size() > Math.min(Integer.MAX_VALUE - 8, free)) {
      throw new DatasetException(
          "%s: %,d pictures of %d x %d pixels need %,d bytes; a set in memory has at most %,d here."
                  .formatted(
                      root,
                      files.size(),
                      first.height(),
                      first.width(),
                      each * files.size(),
                      Math.min(Integer.MAX_VALUE - 8, free))
              + " Give a smaller size(...), or the JVM more memory (-Xmx).");
    }
    byte[] values = new byte[(int) (each * files.size())];
    decode(files, first, values);
    int[] numbers = labels.stream().mapToInt(Integer::intValue).toArray();
    return InMemory.bytes(channels, first.height(), first.width(), values, numbers, names);
  }

  private Picture size(Picture picture) {
    return height == 0 ? picture : picture.resized(height, width);
  }

  /** The failure of the first file is thrown, whichever thread met one first. */
  private void decode(List<Path> files, Picture first, byte[] values) throws DatasetException {
    DatasetException[] failures = new DatasetException[files.size()];
    IntStream.range(0, files.size())
        .parallel()
        .forEach(i -> {
          try {
            Picture picture = size(Picture.read(files.get(i), channels));
            if (picture.height() != first.height() || picture.width() != first.width()) {
              throw DatasetException.in(
                  files.get(i),
                  "has %d x %d pixels (height x width), but %s has %d x %d. Bring all to one size"
                          .formatted(
                              picture.height(),
                              picture.width(),
                              files.getFirst().getFileName(),
                              first.height(),
                              first.width())
                      + " with size(height, width).");
            }
            int size = picture.values().length;
            System.arraycopy(picture.values(), 0, values, i * size, size);
          } catch (DatasetException e) {
            failures[i] = e;
          }
        });
    for (DatasetException failure : failures) {
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static List<Path> list(Path folder, int depth) throws DatasetException {
    try (Stream<Path> all = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(f -> !f.equals(folder) && !passedOver(folder.relativize(f)))
          .sorted(Comparator.comparing(f -> folder.relativize(f).toString().replace('\\', '/')))
          .toList();
    } catch (UncheckedIOException e) {
      throw DatasetException.unreadable(folder, e.getCause());
    } catch (IOException e) {
      throw DatasetException.unreadable(folder, e);
    }
  }

  private static boolean passedOver(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.startsWith(".") || SYSTEM.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private List<Path> folders() throws DatasetException {
    List<Path> folders = new ArrayList<>();
    for (Path found : list(root, 1)) {
      if (Files.isDirectory(found)) {
        folders.add(found);
      } else if (isPicture(found)) {
        throw DatasetException.in(
            found, "lies in no folder of a class. Move it into root/CLASS/, or take it away.");
      }
    }
    if (folders.isEmpty()) {
      throw DatasetException.in(
          root, "has no folders. Give the folder that holds one folder for each class.");
    }
    return folders;
  }

  private static List<Path> pictures(Path folder) throws DatasetException {
    List<Path> pictures = new ArrayList<>();
    for (Path found : list(folder, Integer.MAX_VALUE)) {
      if (isPicture(found) && Files.isRegularFile(found)) {
        pictures.add(found);
      } else if (!Files.isDirectory(found)) {
        throw DatasetException.in(found, "is no PNG or JPEG file. Convert it, or take it away.");
      }
    }
    if (pictures.isEmpty()) {
      throw DatasetException.in(
          folder, "has no pictures. Fill it, or take it away and name the class in classes(...).");
    }
    return pictures;
  }
}
