package dev.signet.tests.support;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** A file that is a byte array. */
public final class Text extends SimpleJavaFileObject {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An empty file of a class, by its qualified name. */
  Text(String name, Kind kind) {
    super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
  }

  /** The source of a class, by its qualified name. */
  public static Text source(String name, String content) {
    Text text = new Text(name, Kind.SOURCE);
    text.bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
    return text;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Any public class may stand in a source. */
  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == getKind() && !simpleName.endsWith("-info");
  }

  @Override
  public OutputStream openOutputStream() {
    return bytes;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
