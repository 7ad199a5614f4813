package dev.signet.benchmarks.peer;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model in ONNX Runtime with one input {@code in} and one output {@code out} that stay where they
 * are in native memory, so that a run copies nothing.
 */
public final class OrtModel implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;
  private final OnnxTensor input;
  private final OnnxTensor output;

  private OrtModel(OrtSession session) throws OrtException {
    this.session = session;
    input = tensor((TensorInfo) session.getInputInfo().get("in").getInfo());
    output = tensor((TensorInfo) session.getOutputInfo().get("out").getInfo());
  }

  /** Version of ONNX Runtime. */
  public static String version() {
    return ENVIRONMENT.getVersion();
  }

  /** Loads a model with all optimizations, for a number of threads. */
  public static OrtModel load(byte[] model, int threads) throws OrtException {
    try (var options = options(threads)) {
      return new OrtModel(ENVIRONMENT.createSession(model, options));
    }
  }

  /** Loads a model and writes what the optimizer made of it. */
  public static OrtModel loadAndSave(byte[] model, Path optimized) throws OrtException {
    try (var options = options(1)) {
      options.setOptimizedModelFilePath(optimized.toString());
      return new OrtModel(ENVIRONMENT.createSession(model, options));
    }
  }

  /** The input's memory, in the byte order of the machine. */
  public ByteBuffer in() {
    return memory(input);
  }

  /** The output's memory, in the byte order of the machine. */
  public ByteBuffer out() {
    return memory(output);
  }

  /** Runs the model once. */
  public void run() throws OrtException {
    session.run(Map.of("in", input), Map.of("out", output)).close();
  }

  @Override
  public void close() throws OrtException {
    input.close();
    output.close();
    session.close();
  }

  private static OrtSession.SessionOptions options(int threads) throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    // Its threads spin between the layers of a run as always, but no longer while others have their
    // turn: on two cores they would take one of these.
    options.addConfigEntry("session.force_spinning_stop", "1");
    return options;
  }

  private static OnnxTensor tensor(TensorInfo info) throws OrtException {
    int size = info.type == OnnxJavaType.FLOAT ? 4 : 1;
    for (long d : info.getShape()) {
      size = Math.multiplyExact(size, Math.toIntExact(d));
    }
    ByteBuffer memory = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    return OnnxTensor.createTensor(ENVIRONMENT, memory, info.getShape(), info.type);
  }

  private static ByteBuffer memory(OnnxTensor tensor) {
    ByteBuffer buffer = (ByteBuffer) tensor.getBufferRef().orElseThrow();
    return buffer.duplicate().order(ByteOrder.nativeOrder()).rewind();
  }
}
