package dev.signet.processor.lock;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
  private static final String NET =
      """
      @Network(input = {3, 8, 8}) record Net(
          @Filters(8) Conv stem, BatchNorm norm,
          @Stage(units = 2) Unit stage,
          GlobalAvgPool average, @Units(10) Dense logits) {
        @Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
      }
      """;
  private static final String OTHER =
      "@Network(input = {4}) record Another(@Units(10) Dense logits) {}";

  @TempDir private Path folder;

  @Test
  void firstCompilationWritesTheFileAndTheNextLeavesIt() throws IOException {
    Compiled first = compile(NET);
    assertThat(first.errors()).isEmpty();
    assertThat(first.others()).containsExactly(file() + " was written. Commit it.");
    String text = Files.readString(file());
    assertThat(text)
        .contains(
            "\n  stage[0].conv: BinaryConv, kernel 3, stride 1, padding 1 (zeros); 8x8x8; Inputs"
                + " SteSign (default), weights SteSign (default), scale Unscaled (default), source"
                + " Latent (default), padding ZERO (default); 576 weights of 1 bit; products 36864 binary, 0 one-sided, 0"
                + " real; 0 binary layers before the loss\n");
    assertThat(text).contains("\n  gradient paths: (0, 0) (1, 36864) (2, 73728)\n");
    assertThat(text).contains("\n  parameters: 1554 trained, 1152 weights of 1 bit, 306 weights");
    Compiled second = compile(NET);
    assertThat(second.errors()).isEmpty();
    assertThat(second.others()).isEmpty();
    assertThat(Files.readString(file())).isEqualTo(text);
    assertThat(files()).containsExactly(file());
  }

  @Test
  void saysWhereThePaddingWasChosen() throws IOException {
    compile(
        """
        @Network(input = {3, 8, 8}) @Binarize(padding = Padding.ONE) record Net(
            @Filters(8) Conv stem, BatchNorm norm,
            @Filters(8) BinaryConv network, BatchNorm norm2,
            @Filters(8) @Binarize(padding = Padding.MINUS_ONE) BinaryConv component, BatchNorm norm3,
            @Filters(value = 8, padding = Padding.VALID) BinaryConv own, BatchNorm norm4,
            @Filters(value = 8, kernel = 1) BinaryConv point, BatchNorm norm5,
            Block block,
            GlobalAvgPool average, @Units(10) Dense logits) {
          @Binarize(padding = Padding.ZERO)
          @Residual record Block(@Filters(8) BinaryConv conv, BatchNorm norm) {}
        }
        """);
    List<String> said =
        Files.readString(file())
            .lines()
            .filter(line -> line.contains("BinaryConv"))
            .map(line ->
                line.replaceAll(" *([\\w.]+):.* source Latent \\(default\\)(.*?);.*", "$1$2"))
            .toList();
    assertThat(said)
        .containsExactly(
            "network, padding ONE (network)",
            "component, padding MINUS_ONE (component component)",
            "own, padding VALID (component own)",
            "point",
            "block.conv, padding ZERO (block Block)")
        .inOrder();
  }

  @Test
  void changesAreRefusedWithTheirDifferenceUntilAccepted() throws IOException {
    compile(NET);
    String locked = Files.readString(file());
    String changed = NET.replace("@Units(10)", "@Units(12)");
    Compiled refused = compile(changed);
    assertThat(refused.errors()).hasSize(1);
    Compiled.Message error = refused.errors().get(0);
    assertThat(error.at()).startsWith("record Net(");
    String text = error.text().replaceAll("\n +", "\n"); // javac indents
    assertThat(text)
        .startsWith(
            "[LockChanged] example.Net is not as "
                + file()
                + " has it (- locked, + found):\n- parameters: 1554 trained");
    assertThat(text)
        .contains(
            "\n- logits: Dense, bias; 10; 90 weights of 32 bits; products 0 binary, 0 one-sided, 80"
                + " real\n+ logits: Dense, bias; 12; 108 weights of 32 bits; products 0 binary, 0"
                + " one-sided, 96 real\nUndo the change, or compile once with"
                + " -Asignet.lock.accept=true and commit the file.");
    assertThat(text).doesNotContain("- stem");
    assertThat(Files.readString(file())).isEqualTo(locked);

    assertThat(compile(changed, "-Asignet.lock.accept=true").errors()).isEmpty();
    assertThat(Files.readString(file())).isNotEqualTo(locked);
    assertThat(compile(changed).errors()).isEmpty();
  }

  @Test
  void networksOfOtherCompilationsStay() throws IOException {
    compile(NET);
    String one = Files.readString(file());
    assertThat(compile(OTHER).errors()).isEmpty();
    String both = Files.readString(file());
    assertThat(both).contains(one.substring(one.indexOf("[example.Net]")));
    assertThat(both.indexOf("[example.Another]")).isLessThan(both.indexOf("[example.Net]"));
    Files.delete(file());
    compile(NET + OTHER);
    assertThat(Files.readString(file())).isEqualTo(both);
  }

  @Test
  void networksWithMistakesAreNotCompared() throws IOException {
    compile(NET);
    String locked = Files.readString(file());
    assertThat(compile(NET.replace("units = 2", "units = 0")).errors()).hasSize(1);
    assertThat(Files.readString(file())).isEqualTo(locked);
  }

  @Test
  void lineEndsOfOtherSystemsAreTheSame() throws IOException {
    compile(NET);
    Files.writeString(file(), Files.readString(file()).replace("\n", "\r\n"));
    Compiled again = compile(NET);
    assertThat(again.errors()).isEmpty();
    assertThat(again.others()).isEmpty();
  }

  @Test
  void manyDifferencesAreCutShort() throws IOException {
    compile(NET.replace("units = 2", "units = 40"));
    String text = compile(NET).errors().get(0).text();
    assertThat(text).containsMatch("\n *and \\d+ lines more\n");
    assertThat(text.lines().count()).isAtMost(27);
  }

  @Test
  void whatNoCompilerWroteIsRefusedByItsLine() throws IOException {
    malformed("", "x\n", 1, "should be \"signet.lock 1\"");
    malformed("signet.lock 1\n", "loose: line\n", 2, "is none that the compiler writes");
    malformed("signet.lock 1\n", "  loose: line\n", 2, "is none that the compiler writes");
    malformed("signet.lock 1\n[a.B]\n", "[a.B]\n", 3, "should be the name of one more network");
    malformed("signet.lock 1\n", "[a.B\n", 2, "should be the name of one more network");
  }

  private void malformed(String head, String line, int number, String why) throws IOException {
    Files.writeString(file(), head + line);
    List<Compiled.Message> errors = compile(NET).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).text())
        .startsWith("[LockMalformed] " + file() + ", line " + number + ", " + why);
    assertThat(Files.readString(file())).isEqualTo(head + line);
  }

  @Test
  void foldersAreNoFiles() throws IOException {
    Files.createDirectory(file());
    List<Compiled.Message> errors = compile(NET).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).text())
        .startsWith("[LockInaccessible] " + file() + " cannot be read (");
  }

  @Test
  void theOptionNeedsAFile() {
    assertThat(Compiled.options(OTHER, "-Asignet.lock").errors().get(0).text())
        .isEqualTo("[UnknownOption] -Asignet.lock names no file. Write -Asignet.lock=FILE.");
    assertThat(Compiled.options(OTHER, "-Asignet.lock.accept=yes").errors().get(0).text())
        .contains("-Asignet.lock.accept is yes, but takes true, false.");
  }

  private Path file() {
    return folder.resolve("signet.lock");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Compiled compile(String source, String... options) {
    String[] all =
        Stream.concat(Stream.of("-Asignet.lock=" + file()), Stream.of(options))
            .toArray(String[]::new);
    return Compiled.options(source, all);
  }
}
