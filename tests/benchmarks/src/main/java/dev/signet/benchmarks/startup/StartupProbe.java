package dev.signet.benchmarks.startup;

import dev.signet.benchmarks.measure.Contest;
import dev.signet.benchmarks.ours.OurNet;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a fresh JVM runs: loads a model, predicts, says when, and goes on predicting. Prints epoch
 * microseconds: {@code main T}, {@code first T}, then lines {@code T CALLS} for stretches of about
 * 20 ms.
 */
public final class StartupProbe {
  private static final long STRETCH = 20_000_000L;

  private StartupProbe() {}

  /** Arguments: name of the network, folder of the models, seconds to go on. */
  public static void main(String[] args) throws Exception {
    long main = micros();
    OurNet net = OurNet.valueOf(args[0]);
    Contest.Work work = net.load(Path.of(args[1])).one(net.pictures(1)[0]);
    work.run();
    long first = micros();
    var lines = new StringBuilder("main " + main + "\nfirst " + first + "\n");
    long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
    long begin = System.nanoTime();
    int calls = 0;
    while (begin < end) {
      work.run();
      calls++;
      long now = System.nanoTime();
      if (now - begin >= STRETCH) {
        lines.append(micros()).append(' ').append(calls).append('\n');
        begin = System.nanoTime();
        calls = 0;
      }
    }
    System.out.print(lines);
  }

  private static long micros() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
