package dev.signet.benchmarks.kernels;

import dev.signet.benchmarks.layers.LayerData;
import dev.signet.benchmarks.layers.LayerShape;
import dev.signet.benchmarks.ours.OurRealLayer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The real-valued layers of Bi-Real-Net-18, each alone in its JVM: stem, shortcuts, classifier. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class RealLayers {
  /** Rows, input channels, output channels, kernel, stride. */
  @Param({"224 3 64 7 2", "28 64 128 1 1", "14 128 256 1 1", "7 256 512 1 1", "1 512 1000 1 1"})
  public String layer;

  private OurRealLayer ours;

  /** Makes the layer. */
  @Setup
  public void make() {
    LayerShape shape = Shapes.parse(layer);
    ours = new OurRealLayer(shape, LayerData.random(shape, 1));
  }

  /** Real input, real weights, bias. */
  @Benchmark
  public void convolution() {
    ours.forward();
  }
}
