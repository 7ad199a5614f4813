package dev.signet.tests.support;

import dev.signet.inference.PackedModel;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two generated classes of a network, by the name of its record. */
public final class Generated {
  private final String network;
  private final ClassLoader loader;

  private Generated(String network, ClassLoader loader) {
    this.network = network;
    this.loader = loader;
  }

  /** Of a record that was compiled in memory. */
  public static Generated of(String network, InMemory.Compiled compiled) {
    return new Generated(network, new Loader(compiled.classes(), Generated.class.getClassLoader()));
  }

  /** All classes of a compilation, verified and initialised. */
  public static List<Class<?>> loaded(InMemory.Compiled compiled) {
    Loader loader = new Loader(compiled.classes(), Generated.class.getClassLoader());
    List<Class<?>> loaded = new ArrayList<>();
    for (String name : compiled.classes().keySet()) {
      try {
        loaded.add(Class.forName(name, true, loader));
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    return loaded;
  }

  /** A new trainer. */
  public Trainer<?> trainer(Training training) {
    return (Trainer<?>) call("Trainer", "create", Training.class, training);
  }

  /** A model from its file. */
  public PackedModel load(Path file) {
    return (PackedModel) call("Model", "load", Path.class, file);
  }

  /** Loads both classes, verifies them and computes their constants. */
  public void initialize() {
    try {
      Class.forName(network + "Model", true, loader);
      Class.forName(network + "Trainer", true, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private Object call(String suffix, String method, Class<?> type, Object argument) {
    try {
      return loader.loadClass(network + suffix).getMethod(method, type).invoke(null, argument);
    } catch (InvocationTargetException e) {
      throw new AssertionError(network + suffix + "." + method + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Defines classes from bytes. */
  static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes, ClassLoader parent) {
      super(parent);
      this.classes = classes;
    }

    /** Its own classes first: the tests' class path may have them too, of another runtime. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!classes.containsKey(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
