package dev.signet.tests.support;

import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** Keeps what the compiler and the processor write. */
public final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, Text> classes = new TreeMap<>();
  private final Map<String, Text> sources = new TreeMap<>();

  /** Reads through another manager. */
  public Memory(JavaFileManager disk) {
    super(disk);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) {
    Map<String, Text> files = kind == Kind.SOURCE ? sources : classes;
    return files.computeIfAbsent(className, n -> new Text(n, kind));
  }

  /** Bytes of the class files by binary name. */
  public Map<String, byte[]> classes() {
    Map<String, byte[]> result = new TreeMap<>();
    classes.forEach((name, file) -> result.put(name, file.bytes()));
    return result;
  }

  /** The generated sources by qualified name. */
  public Map<String, String> sources() {
    Map<String, String> result = new TreeMap<>();
    sources.forEach((name, file) -> result.put(name, file.getCharContent(true).toString()));
    return result;
  }
}
