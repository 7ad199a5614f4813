package dev.signet.processor.rewrite;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for a network is written for the decoupled one as well. */
class DecoupledFilesTest {
  private static final String NET =
      """
      @Network(input = {1, 8, 8}) @Binarize(inputs = CoupledTernary.class) @Decouple record Net(
          @Filters(4) Conv stem,
          BatchNorm norm,
          @Stage(units = 2, out = 4) BiRealUnit stage,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  @TempDir Path folder;

  @Test
  void pages() throws IOException {
    Compiled compiled = Compiled.options(NET, "-Asignet.report=true");
    assertThat(compiled.errors()).isEmpty();
    for (String name : new String[] {"Net", "NetDecoupled"}) {
      String page = Files.readString(compiled.output().resolve("example/" + name + "Report.html"));
      assertThat(page).contains("\"" + name + "Trainer\"");
    }
  }

  /** The decoupled network is locked, too, and one change of both is told once. */
  @Test
  void lock() throws IOException {
    Path file = folder.resolve("signet.lock");
    Compiled compiled = Compiled.options(NET, "-Asignet.lock=" + file);
    assertThat(compiled.errors()).isEmpty();
    String text = Files.readString(file);
    assertThat(text).contains("[example.Net]\n");
    assertThat(text).contains("[example.NetDecoupled]\n");
    assertThat(text).contains("576 weights of 1 bit");
    Compiled without = Compiled.options(NET.replace("@Decouple ", ""), "-Asignet.lock=" + file);
    assertThat(without.errors()).isEmpty();
    Compiled wider = Compiled.options(NET.replace("out = 4", "out = 6"), "-Asignet.lock=" + file);
    assertThat(wider.errors()).hasSize(1); // one change, one message
  }
}
