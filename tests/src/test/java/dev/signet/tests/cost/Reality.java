package dev.signet.tests.cost;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.CostRow;
import dev.signet.inference.CostSheet;
import dev.signet.inference.file.Canaries;
import dev.signet.inference.file.Safetensors;
import dev.signet.inference.file.Tensor;
import dev.signet.inference.split.Slice;
import dev.signet.tests.support.KernelWorld;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cost sheet against a frozen network: the bytes of its file, the operations that kernels count
 * while it runs, and the arrays that one pass holds.
 */
public final class Reality {
  private static final KernelWorld PLAIN =
      KernelWorld.ALL.stream()
          .filter(w -> w.toString().endsWith("plain"))
          .findFirst()
          .orElseThrow();
  private static final CountingKernels COUNTING = new CountingKernels();

  private Reality() {}

  /**
   * Checks one model.
   *
   * @param network name of the record
   * @param classes its generated classes
   * @param file a frozen model
   * @param input what it can run on
   */
  public static void check(String network, Map<String, byte[]> classes, Path file, float[] input)
      throws IOException {
    Object plain = PLAIN.load(network, classes, file);
    CostSheet sheet = sheet(plain);
    assertThat(sheet.network()).isEqualTo(network);
    bytes(sheet, file);
    arrays(sheet, plain);
    operations(sheet, COUNTING.count(network, classes, file, input));
  }

  /** The sheet that a model of another class loader has. */
  private static CostSheet sheet(Object model) {
    try {
      Object foreign = model.getClass().getMethod("costSheet").invoke(model);
      return CostSheet.parse((String) foreign.getClass().getMethod("json").invoke(foreign));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static void bytes(CostSheet sheet, Path file) throws IOException {
    Map<String, Long> byLayer = new TreeMap<>();
    long tables = 0;
    long canaries = 0;
    for (Map.Entry<String, Tensor> e : Safetensors.read(file).tensors().entrySet()) {
      if (e.getKey().equals(Canaries.TENSOR)) {
        canaries = e.getValue().byteSize(); // of no layer
        continue;
      }
      String layer = e.getKey().substring(0, e.getKey().lastIndexOf('.'));
      if (e.getKey().endsWith(".tables")) {
        tables += e.getValue().byteSize();
        assertWithMessage("tables of %s", layer)
            .that(e.getValue().byteSize())
            .isAtMost(layer(sheet, layer).executed().tableBytes());
      } else {
        byLayer.merge(layer, e.getValue().byteSize(), Long::sum);
      }
    }
    for (CostRow row : sheet.rows()) {
      assertWithMessage("bytes of %s", row.path())
          .that(row.executed().tensorBytes())
          .isEqualTo(byLayer.getOrDefault(row.layer(), 0L));
    }
    long tensors = byLayer.values().stream().mapToLong(b -> b).sum();
    assertWithMessage("bytes of all tensors")
        .that(sheet.total().executed().tensorBytes())
        .isEqualTo(tensors);
    assertWithMessage("bytes of the file")
        .that(Files.size(file))
        .isEqualTo(headerBytes(file) + tensors + tables + canaries);
  }

  private static CostRow layer(CostSheet sheet, String name) {
    return sheet.rows().stream().filter(r -> r.layer().equals(name)).findFirst().orElseThrow();
  }

  /** The length and the header that it is the length of. */
  private static long headerBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return 8 + ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
  }

  private static void arrays(CostSheet sheet, Object model) {
    long buffers = 0;
    long scratch = 0;
    try {
      // of the world of the model
      Class<?> slice = model.getClass().getClassLoader().loadClass(Slice.class.getName());
      Method newPass = model.getClass().getDeclaredMethod("newPass", slice);
      newPass.setAccessible(true);
      Object pass = newPass.invoke(model, slice.getField("WHOLE").get(null));
      Set<Object> shared = shared(model);
      Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Field field : pass.getClass().getDeclaredFields()) {
        field.setAccessible(true);
        Object value = field.get(pass);
        if (!seen.add(value)) {
          continue; // a thread's own buffer is the shared one where there is one thread
        }
        if (value instanceof float[] floats) {
          buffers += 4L * floats.length;
        } else if (value instanceof long[] longs) {
          buffers += 8L * longs.length;
        } else if (field.getType().getSimpleName().equals("Workspace")) {
          scratch += 4L * ((int[]) read(value, "sums")).length;
          scratch += ((byte[]) read(value, "taps")).length;
          scratch += 4L * ((int[]) read(value, "starts")).length;
        } else if (field.getType().getSimpleName().equals("Site")) {
          for (float[] numbers : (float[][]) read(value, "learned")) {
            buffers += shared.contains(numbers) ? 0 : 4L * numbers.length;
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    CostRow.Executed total = sheet.total().executed();
    assertWithMessage("buffers of a pass").that(total.bufferBytes()).isEqualTo(buffers);
    assertWithMessage("scratch of a pass").that(total.scratchBytes()).isEqualTo(scratch);
    assertThat(total.activationBytes()).isEqualTo(buffers + scratch);
    assertThat(total.liveBytes()).isAtMost(buffers);
    assertThat(sheet.rows().stream().mapToLong(r -> r.executed().bufferBytes()).sum())
        .isEqualTo(buffers);
  }

  private static Object read(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  /** The model's own arrays and more, which all its passes share. */
  private static Set<Object> shared(Object model) throws ReflectiveOperationException {
    Set<Object> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Field field : model.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      shared.add(field.get(model));
    }
    return shared;
  }

  private static void operations(CostSheet sheet, CountingKernels.Counts counted) {
    assertWithMessage("products of two bits")
        .that(sheet.total().executed().bitOperations())
        .isEqualTo(counted.bits());
    assertWithMessage("products of floats with weights")
        .that(sheet.total().executed().floatMacs())
        .isEqualTo(counted.floats());
  }
}
