package dev.signet.inference.kernel;

import dev.signet.inference.split.Slice;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Which kernels run the binary convolutions of this JVM, chosen once. The system property {@code
 * signet.kernels} forces a choice:
 *
 * <ul>
 *   <li>{@code auto} (default): {@code vector} where it can be had, else {@code plain}. Vector API
 *       code is very slow until it is compiled, so every kernel begins as a plain one and turns
 *       into the vector one when a background thread has seen that to be faster
 *   <li>{@code vector}: the Vector API at once; needs JDK 25 and {@code --add-modules
 *       jdk.incubator.vector}
 *   <li>{@code plain}: plain Java that the JIT compiler vectorises
 *   <li>{@code naive}: the reference, slow
 * </ul>
 *
 * A forced choice that cannot be had throws an {@link IllegalStateException}. All kernels give
 * equal bits. What was chosen is said once to the {@link Logger} {@code dev.signet.inference}.
 */
public final class Kernels {
  /** The system property. */
  public static final String PROPERTY = "signet.kernels";

  private static final String FOUND = "the Vector API is there";
  private static final String FLAG = "--add-modules jdk.incubator.vector";
  private static final ConvShape REAL =
      new ConvShape(3, 3, 2, 71, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO);
  private static final String VECTOR = "dev.signet.inference.kernel.VectorKernels";

  private Kernels() {}

  /** A choice and why; {@code reason} is a clause. */
  record Choice(String name, String reason, boolean advise, KernelSet kernels) {}

  /** Either kernels, or why there are none. */
  record Vector(KernelSet kernels, String refusal, boolean lacksModule) {}

  /** Initialised at first use; a constant for the JIT compiler from then on. */
  private static final class Holder {
    static final Choice CHOICE = select(System.getProperty(PROPERTY, "auto"));

    private Holder() {}
  }

  /**
   * The kernels in use: {@code vector}, {@code plain} or {@code naive}. Those of {@code vector}
   * that are not compiled yet are plain, as {@link #reason} says.
   */
  public static String selected() {
    return refusal() == null ? Holder.CHOICE.name() : "plain";
  }

  /** Why these were chosen, in a few words, and how many are compiled. */
  public static String reason() {
    if (!(Holder.CHOICE.kernels() instanceof WarmingKernels warming)) {
      return Holder.CHOICE.reason();
    }
    String refusal = warming.warmer().refusal();
    return refusal != null ? refusal : Holder.CHOICE.reason() + ", " + warming.warmer().progress();
  }

  private static String refusal() {
    return Holder.CHOICE.kernels() instanceof WarmingKernels warming
        ? warming.warmer().refusal()
        : null;
  }

  /**
   * Waits until every kernel that was called up to now is compiled, or found to be no faster than
   * the plain one: some seconds at most. Returns at once where nothing is to be compiled.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static void await() throws InterruptedException {
    if (Holder.CHOICE.kernels() instanceof WarmingKernels warming) {
      warming.warmer().await();
    }
  }

  static BinaryConvolution create(ConvShape shape) {
    return Holder.CHOICE.kernels().convolution(shape);
  }

  static WordPacker packer() {
    return Holder.CHOICE.kernels().packer();
  }

  static WindowKernel windows() {
    return Holder.CHOICE.kernels().windows();
  }

  static FloatConvolution createFloat(ConvShape shape) {
    return Holder.CHOICE.kernels().floats(shape);
  }

  /**
   * The choice of this JVM. Nothing of the Vector API is touched where it is chosen by itself, and
   * nothing is said by this thread: a first prediction would wait for both.
   */
  private static Choice select(String property) {
    if (property.equals("auto") && lack() == null) {
      var kernels = new WarmingKernels(new Warmer(Kernels::announcedVector));
      return new Choice("vector", FOUND, false, kernels);
    }
    boolean asks = property.equals("auto") || property.equals("vector");
    Choice choice = choose(property, asks ? vector() : refused("not asked for", false));
    var announcer = new Thread(() -> announced(choice), "signet-announcer");
    announcer.setDaemon(true);
    announcer.start();
    return choice;
  }

  private static Vector announcedVector() {
    Vector vector = vector();
    announced(choose("auto", vector));
    return vector;
  }

  /** The choice for a value of the property. */
  static Choice choose(String property, Vector vector) {
    return switch (property) {
      case "naive" -> new Choice("naive", "forced by " + PROPERTY, false, new NaiveKernels());
      case "plain" -> new Choice("plain", "forced by " + PROPERTY, false, new PlainKernels());
      case "vector" -> {
        if (vector.kernels() == null) {
          throw new IllegalStateException(
              "-D%s=vector cannot be had: %s. Or set it to auto or plain."
                  .formatted(PROPERTY, vector.refusal()));
        }
        yield new Choice("vector", "forced by " + PROPERTY, false, vector.kernels());
      }
      case "auto" ->
          vector.kernels() == null
              ? new Choice("plain", vector.refusal(), vector.lacksModule(), new PlainKernels())
              : new Choice("vector", FOUND, false, vector.kernels());
      default ->
          throw new IllegalStateException(
              "-D%s=%s is unknown; use auto, vector, plain or naive".formatted(PROPERTY, property));
    };
  }

  static Choice announced(Choice choice) {
    System.getLogger("dev.signet.inference")
        .log(
            choice.advise() ? Level.INFO : Level.DEBUG,
            () -> "kernels: " + choice.name() + " (" + choice.reason() + ")");
    return choice;
  }

  /** What this JVM lacks for the Vector API kernels; null if nothing. */
  private static Vector lack() {
    int feature = Runtime.version().feature();
    if (feature < 25) {
      return refused("the vector kernels need JDK 25 or newer, this is JDK " + feature, false);
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return refused("module jdk.incubator.vector is not readable; start java with " + FLAG, true);
    }
    return null;
  }

  /** Looks for the Vector API kernels of this JVM. */
  static Vector vector() {
    Vector lack = lack();
    if (lack != null) {
      return lack;
    }
    try {
      MethodHandle constructor =
          MethodHandles.lookup()
              .findConstructor(Class.forName(VECTOR), MethodType.methodType(void.class));
      return proven((KernelSet) constructor.invoke());
    } catch (ClassNotFoundException e) {
      return refused(
          "the classes for JDK 25 were not found; use the multi-release jar as it is", false);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // Whatever a future incubator module changed: plain kernels are always there.
      return refused("this JDK's Vector API does not fit (" + e + ")", false);
    }
  }

  /** Two small convolutions, compared with the references. */
  private static Vector proven(KernelSet kernels) {
    var shape = new ConvShape(3, 3, 67, 9, 3, 3, 1, 1, 1, 1, ConvShape.Pad.ZERO);
    long[] in = new long[18];
    long[] weights = new long[162];
    for (int i = 0; i < weights.length; i++) {
      long word = (i + 1) * 0x9E3779B97F4A7C15L;
      weights[i] = word & shape.mask(i & 1);
      in[i % in.length] = (word >>> 7) & shape.mask(i & 1);
    }
    int[] expected = run(new NaiveBinaryConvolution(shape), in, weights);
    int[] found = run(kernels.convolution(shape), in, weights);
    boolean floats = Arrays.equals(run(new NaiveFloatConvolution(REAL)), run(kernels.floats(REAL)));
    return Arrays.equals(expected, found) && floats
        ? new Vector(kernels, null, false)
        : refused("this JDK's Vector API gave a wrong result", false);
  }

  private static int[] run(BinaryConvolution kernel, long[] in, long[] weights) {
    int[] out = new int[81];
    kernel.toAccumulators(in, kernel.prepare(weights), out, Workspace.of(kernel));
    return out;
  }

  private static float[] run(FloatConvolution kernel) {
    float[] weights = new float[REAL.fanIn() * REAL.out()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1f / (i + 1);
    }
    float[] in = new float[18];
    System.arraycopy(weights, 7, in, 0, in.length);
    float[] out = new float[9 * REAL.out()];
    FloatFilters filters = kernel.prepare(weights, null);
    kernel.forward(in, filters, null, null, null, out, new float[kernel.scratch()], Slice.WHOLE);
    return out;
  }

  private static Vector refused(String refusal, boolean lacksModule) {
    return new Vector(null, refusal, lacksModule);
  }
}
