package dev.signet.tests.support;

import dev.signet.tests.support.InMemory.Compiled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The inference runtime once more, in a class loader of its own, so that one JVM can run a model on
 * every kernel: which kernel runs is decided once per copy of the runtime.
 */
public final class KernelWorld extends ClassLoader {
  private static final String PROPERTY = "signet.kernels";
  private static final String RUNTIME = "dev.signet.inference.";

  /** All that this project has; the tests are started with the module that {@code vector} needs. */
  public static final List<KernelWorld> ALL =
      List.of(new KernelWorld("naive"), new KernelWorld("plain"), new KernelWorld("vector"));

  private final String kernels;
  private final Map<String, byte[]> own;

  private KernelWorld(String kernels) {
    this(kernels, Map.of());
  }

  /**
   * A world with classes of its own.
   *
   * @param own bytes of classes of the runtime, which take the place of those there are
   */
  public KernelWorld(String kernels, Map<String, byte[]> own) {
    super(KernelWorld.class.getClassLoader());
    this.kernels = kernels;
    this.own = own;
    String before = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, kernels);
    try {
      Class<?> choice = loadClass(RUNTIME + "kernel.Kernels");
      String selected = (String) choice.getMethod("selected").invoke(null);
      if (!selected.equals(kernels)) {
        throw new AssertionError(kernels + " was forced, but " + selected + " was chosen");
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("kernels " + kernels, e);
    } finally {
      if (before == null) {
        System.clearProperty(PROPERTY);
      } else {
        System.setProperty(PROPERTY, before);
      }
    }
  }

  /** Logits of several inputs by the model in a file. */
  public float[][] logits(String network, Compiled compiled, Path file, float[][] inputs) {
    Object model = load(network, compiled.classes(), file);
    float[][] logits = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      logits[i] = logits(model, inputs[i]);
    }
    return logits;
  }

  /** Logits of one input by a model of this world. */
  public float[] logits(Object model, float[] input) {
    try {
      return (float[]) model.getClass().getMethod("logits", float[].class).invoke(model, input);
    } catch (InvocationTargetException e) {
      throw new AssertionError(model.getClass() + " on " + this, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The model in a file, whose class is loaded into this world. */
  public Object load(String network, Map<String, byte[]> classes, Path file) {
    try {
      Class<?> type = new Generated.Loader(classes, this).loadClass(network + "Model");
      return type.getMethod("load", Path.class).invoke(null, file);
    } catch (InvocationTargetException e) {
      throw new AssertionError(network + " on " + this, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(RUNTIME)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : copy(name);
    }
  }

  private Class<?> copy(String name) throws ClassNotFoundException {
    if (own.containsKey(name)) {
      return defineClass(name, own.get(name), 0, own.get(name).length);
    }
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "kernels " + kernels;
  }
}
