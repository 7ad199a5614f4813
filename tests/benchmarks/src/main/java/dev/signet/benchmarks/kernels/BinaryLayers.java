package dev.signet.benchmarks.kernels;

import dev.signet.benchmarks.layers.LayerData;
import dev.signet.benchmarks.layers.LayerShape;
import dev.signet.benchmarks.ours.OurLayer;
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

/** Binary layers, each alone in its JVM: packing, floats out, and thresholds with bits out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class BinaryLayers {
  /** Rows, input channels, output channels, kernel, stride. */
  @Param({
    "56 64 64 3 1",
    "28 128 128 3 1",
    "14 256 256 3 1",
    "7 512 512 3 1",
    "28 128 256 3 2",
    "14 256 256 1 1",
    "1 4096 4096 1 1"
  })
  public String layer;

  private OurLayer ours;

  /** Makes the layer. */
  @Setup
  public void make() {
    LayerShape shape = Shapes.parse(layer);
    ours = new OurLayer(shape, LayerData.random(shape, 1));
  }

  /** Floats to packed input. */
  @Benchmark
  public void pack() {
    ours.pack();
  }

  /** Packed input to floats behind a batch norm. */
  @Benchmark
  public void toFloats() {
    ours.toFloats();
  }

  /** Packed input to packed output through thresholds. */
  @Benchmark
  public void toBits() {
    ours.toBits();
  }
}
