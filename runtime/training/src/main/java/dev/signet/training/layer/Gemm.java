package dev.signet.training.layer;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The three matrix products of a convolution, by ND4J: the only class that computes with it. One
 * object per worker thread, with native buffers that are kept and grow when needed.
 *
 * <p>With {@code rows} output pixels, {@code k} weights per filter and {@code out} filters, all
 * row-major: {@code columns} [rows][k], {@code weights} [out][k], {@code results} [rows][out].
 *
 * <p>ND4J and its BLAS are set to one thread for the whole process: their results change with the
 * number of threads, and the shards already keep all processors busy.
 */
final class Gemm {
  private static final ThreadLocal<Gemm> LOCAL = ThreadLocal.withInitial(Gemm::new);

  static {
    Nd4j.factory().blas().setMaxThreads(1);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  private final Native columns = new Native();
  private final Native weights = new Native();
  private final Native results = new Native();
  private final Map<Sizes, Views> views = new HashMap<>();

  private Gemm() {}

  /** This thread's own. */
  static Gemm local() {
    return LOCAL.get();
  }

  /** Makes room; what the buffers held may be lost. */
  void ensure(int rows, int k, int out) {
    boolean grown = columns.ensure((long) rows * k);
    grown |= weights.ensure((long) out * k);
    grown |= results.ensure((long) rows * out);
    if (grown) {
      views.clear();
    }
  }

  /** Inputs, or their gradients, gathered per output pixel. */
  FloatBuffer columns() {
    return columns.floats;
  }

  /** Weights, or their gradients. */
  FloatBuffer weights() {
    return weights.floats;
  }

  /** Outputs, or their gradients. */
  FloatBuffer results() {
    return results.floats;
  }

  /** {@code results = columns * weights^T}. */
  void forward(int rows, int k, int out) {
    Views v = views(rows, k, out);
    Nd4j.gemm(v.weights, v.columns, v.results, true, false, 1, 0);
  }

  /** {@code weights (+)= results^T * columns}. */
  void byWeights(int rows, int k, int out, boolean add) {
    Views v = views(rows, k, out);
    Nd4j.gemm(v.columns, v.results, v.weights, false, true, 1, add ? 1 : 0);
  }

  /** {@code columns = results * weights}. */
  void byColumns(int rows, int k, int out) {
    Views v = views(rows, k, out);
    Nd4j.gemm(v.weights, v.results, v.columns, false, false, 1, 0);
  }

  private Views views(int rows, int k, int out) {
    return views.computeIfAbsent(
        new Sizes(rows, k, out),
        s -> new Views(columns.view(k, rows), weights.view(k, out), results.view(out, rows)));
  }

  private record Sizes(int rows, int k, int out) {}

  /** Our row-major matrices as column-major ones, that is, transposed. */
  private record Views(INDArray columns, INDArray weights, INDArray results) {}

  /** Memory outside the heap, seen by Java and by ND4J. */
  private static final class Native {
    private FloatPointer pointer;
    private DataBuffer buffer;
    private FloatBuffer floats;

    boolean ensure(long size) {
      if (floats != null && floats.capacity() >= size) {
        return false;
      }
      if (size > Integer.MAX_VALUE / Float.BYTES) {
        throw new IllegalArgumentException(
            "a matrix of %d numbers is too large for one product; use smaller shards"
                .formatted(size));
      }
      pointer = new FloatPointer(size);
      buffer = Nd4j.createBuffer(pointer, size, DataType.FLOAT);
      floats = pointer.asByteBuffer().asFloatBuffer();
      return true;
    }

    INDArray view(int rows, int columns) {
      return Nd4j.create(buffer, new long[] {rows, columns}, new long[] {1, rows}, 0, 'f');
    }
  }
}
