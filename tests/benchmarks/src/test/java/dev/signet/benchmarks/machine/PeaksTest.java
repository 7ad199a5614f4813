package dev.signet.benchmarks.machine;

import static com.google.common.truth.Truth.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeaksTest {
  @TempDir Path folder;

  /** A loop that the compiler left out would run at a speed that no core has. */
  @Test
  void loopsRunAtSpeedsThatCoresHave() throws Exception {
    List<Peak> peaks = new ArrayList<>(JavaPeaks.all());
    peaks.addAll(NativePeaks.load(folder, true).all());
    for (Peak peak : peaks) {
      for (int i = 0; i < 200; i++) {
        peak.work().run();
      }
      long begin = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        peak.work().run();
      }
      double gops = 20 * peak.operations() / (System.nanoTime() - begin);
      assertThat(gops).isLessThan(peak.popcount() ? 50_000 : 3_000);
    }
    assertThat(peaks.stream().filter(Peak::popcount).count()).isAtLeast(1);
    assertThat(peaks.stream().filter(p -> !p.popcount()).count()).isAtLeast(1);
  }

  @Test
  void withoutTheWiderHalfThereIsNothingOf512Bits() throws Exception {
    for (Peak peak : NativePeaks.load(folder, false).all()) {
      assertThat(peak.name()).doesNotContain("512");
    }
  }

  @Test
  void factsNameNoHost() throws Exception {
    assertThat(Machine.facts().keySet())
        .containsAtLeast("CPU", "processors", "vector width in the JVM", "JDK");
    assertThat(Machine.facts().toString()).doesNotContain(InetAddress.getLocalHost().getHostName());
  }
}
