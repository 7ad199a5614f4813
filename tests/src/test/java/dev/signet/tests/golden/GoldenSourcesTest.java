package dev.signet.tests.golden;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.tests.support.Golden;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.Repository;
import dev.signet.tests.support.SourceText;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is generated, as a reader sees it. The golden files are for reading: a change of the writer
 * shows here, in three networks, what it does to everybody's sources.
 */
class GoldenSourcesTest {
  private static final Path HERE =
      Repository.root().resolve("tests/src/test/java/dev/signet/tests/golden");

  @Test
  void mlp() {
    check("mlp", "Mlp");
  }

  @Test
  void residual() {
    check("residual", "SmallResNet");
  }

  @Test
  void encoded() {
    check("encoded", "EncodedNet");
  }

  /** The same declaration gives the same text, and nothing in it tells where and when. */
  @Test
  void generatedSourcesAreRepeatable() {
    assertThat(generate("SmallResNet")).isEqualTo(generate("SmallResNet"));
  }

  private static void check(String method, String network) {
    Map<String, String> generated = generate(network);
    String name = "dev.signet.tests.golden." + network;
    assertThat(generated.keySet()).containsExactly(name + "Model", name + "Trainer");
    generated.forEach((type, text) ->
        Golden.check("GoldenSourcesTest", method, type.substring(type.lastIndexOf('.') + 1), text));
  }

  private static Map<String, String> generate(String network) {
    String source = SourceText.read(HERE.resolve(network + ".java"));
    return InMemory.compile(source).generated();
  }
}
