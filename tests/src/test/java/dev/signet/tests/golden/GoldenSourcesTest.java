package dev.signet.tests.golden;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.Golden;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is generated, as a reader sees it. The golden files are for reading: a change of the writer
 * shows here, in four networks, what it does to everybody's sources.
 */
class GoldenSourcesTest {
  private static final Path HERE =
      Repository.root().resolve("tests/src/test/java/dev/signet/tests/golden");

  @Test
  void mlp() {
    check("mlp", "Mlp", "Mlp");
  }

  @Test
  void residual() {
    check("residual", "SmallResNet", "SmallResNet");
  }

  @Test
  void encoded() {
    check("encoded", "EncodedNet", "EncodedNet");
  }

  /** The decoupled network beside the coupled one. */
  @Test
  void coupled() {
    check("coupled", "CoupledNet", "CoupledNet", "CoupledNetDecoupled");
  }

  /** The same declaration gives the same text, and nothing in it tells where and when. */
  @Test
  void generatedSourcesAreRepeatable() {
    for (String network : List.of("SmallResNet", "CoupledNet")) {
      assertThat(generate(network)).isEqualTo(generate(network));
    }
  }

  private static void check(String method, String network, String... made) {
    Map<String, String> generated = generate(network);
    Set<String> names =
        Arrays.stream(made)
            .map(name -> "dev.signet.tests.golden." + name)
            .flatMap(name -> Stream.of(name + "Model", name + "Trainer"))
            .collect(Collectors.toSet());
    assertThat(generated.keySet()).isEqualTo(names);
    generated.forEach((type, text) ->
        Golden.check("GoldenSourcesTest", method, type.substring(type.lastIndexOf('.') + 1), text));
  }

  private static Map<String, String> generate(String network) {
    String source = SourceText.read(HERE.resolve(network + ".java"));
    return InMemory.compile(source).generated();
  }
}
