package dev.signet.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The JDKs of this machine. */
public final class Jdks {
  private Jdks() {}

  /** The {@code java} that runs this test. */
  public static Path current() {
    return launcher(Path.of(System.getProperty("java.home")));
  }

  /**
   * The {@code java} of a JDK 17: the one that runs Maven, the one in {@code JAVA17_HOME}, or one
   * in a folder beside this test's own JDK.
   */
  public static Path seventeen() {
    Path beside = Path.of(System.getProperty("java.home")).getParent();
    List<Path> homes =
        Stream.concat(
                Stream.of(System.getProperty("signet.jdk17"), System.getenv("JAVA17_HOME"))
                    .filter(Objects::nonNull)
                    .map(Path::of),
                folders(beside))
            .toList();
    return homes.stream()
        .filter(Jdks::isSeventeen)
        .findFirst()
        .map(Jdks::launcher)
        .orElseThrow(() ->
            new AssertionError(
                "there is no JDK 17 among "
                    + homes
                    + "; set JAVA17_HOME to the folder of one: models must run there"));
  }

  private static boolean isSeventeen(Path home) {
    Path release = home.resolve("release");
    return Files.isRegularFile(launcher(home))
        && Files.isRegularFile(release)
        && SourceText.read(release).contains("JAVA_VERSION=\"17");
  }

  private static Path launcher(Path home) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  private static Stream<Path> folders(Path parent) {
    try (Stream<Path> found = Files.list(parent)) {
      return found.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
