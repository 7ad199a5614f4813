package dev.signet.tests.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Jars as a user has them, whether these tests run on jars or on folders of classes. */
public final class Jars {
  private Jars() {}

  /** The jar of the module that a class is in, or its folder packed into {@code into}. */
  public static Path of(Class<?> member, String module, Path into) {
    try {
      Path place = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place) ? pack(place, module, into.resolve(module + ".jar")) : place;
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Packs a folder of classes as an automatic module, or as what its module-info says. */
  public static Path pack(Path classes, String module, Path jar) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    attributes.put(new Attributes.Name("Automatic-Module-Name"), module);
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Path file : files(classes)) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
