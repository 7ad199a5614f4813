package dev.signet.tests.build;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.tests.build.Build.Tool.JAVAC;

import dev.signet.processor.SignetProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What build tools with incremental compilation rely on: what is generated for a network depends on
 * its record and on what that reaches, whether those are sources or class files, and on nothing
 * else of the compilation.
 */
class IncrementalTest {
  private static final String IMPORTS =
      "package example; import dev.signet.dsl.*; import dev.signet.dsl.activation.*;"
          + " import static dev.signet.dsl.Param.*;\n";

  @TempDir private Path folder;
  private Path unit;
  private Path first;
  private Path second;
  private Path holder;

  @BeforeEach
  void sources() throws IOException {
    unit =
        source(
            "Unit",
            """
            @Residual(shortcut = Down.class)
            public record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm, PRelu bend) {}
            @Sequential
            record Down(@Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv project) {}
            """);
    first =
        source(
            "First",
            """
            @Network(input = {3, 16, 16})
            public record First(@Filters(8) Conv stem, BatchNorm norm,
                @Stage(units = 2, out = 16, stride = 2) Unit stage, GlobalAvgPool average, @Units(10) Dense logits) {}
            """);
    second =
        source(
            "Second",
            """
            @Network(input = {1, 8, 8})
            public record Second(@Filters(8) Conv stem, BatchNorm norm, @Stage(units = 3) Unit stage,
                GlobalAvgPool average, @Units(4) Dense logits) {}
            """);
    holder =
        source(
            "Holder",
            """
            public final class Holder {
              @Network(input = {5}) public record Nested(@Units(3) Dense logits) {}
            }
            """);
  }

  @Test
  void gradleIsToldThatTheProcessorIsolates() throws IOException {
    try (InputStream in =
        SignetProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(SignetProcessor.class.getName() + ",isolating");
    }
  }

  @Test
  void everyFileHasOneOriginatingElement() {
    OneElement processor = new OneElement();
    Build build =
        Build.of(
            JAVAC,
            processor,
            List.of(),
            folder.resolve("out"),
            List.of(unit, first, holder),
            "-Asignet.report=true");
    assertThat(build.errors()).isEmpty();
    assertThat(processor.made)
        .containsExactly(
            "example.FirstModel < example.First",
            "example.FirstTrainer < example.First",
            "example.FirstReport.html < example.First",
            "example.Holder_NestedModel < example.Holder.Nested",
            "example.Holder_NestedTrainer < example.Holder.Nested",
            "example.Holder_NestedReport.html < example.Holder.Nested");
  }

  /** Stubs, which stand in for a network with mistakes, too. */
  @Test
  void stubsHaveOneOriginatingElement() throws IOException {
    OneElement processor = new OneElement();
    Path wrong =
        source("Wrong", "@Network(input = {5}) public record Wrong(@Units(0) Dense logits) {}");
    Build build = Build.of(JAVAC, processor, List.of(), folder.resolve("out"), List.of(wrong));
    assertThat(build.said()).hasSize(1);
    assertThat(processor.made)
        .containsExactly(
            "example.WrongModel < example.Wrong", "example.WrongTrainer < example.Wrong");
  }

  @Test
  void otherNetworksAndTheOrderOfFilesChangeNothing() {
    List<Path> all = new ArrayList<>(List.of(unit, first, second, holder));
    Build together = Build.of(JAVAC, folder.resolve("together"), all);
    Collections.reverse(all);
    Build backwards = Build.of(JAVAC, folder.resolve("backwards"), all);
    Build alone = Build.of(JAVAC, folder.resolve("alone"), List.of(unit, first));
    assertThat(together.errors()).isEmpty();
    assertThat(together.generated()).hasSize(6);
    assertThat(backwards.generated()).isEqualTo(together.generated());
    assertThat(alone.generated()).hasSize(2);
    assertThat(together.generated()).containsAtLeastEntriesIn(alone.generated());
  }

  /** As Gradle does where only the network's file changed. */
  @Test
  void classFilesOfBlocksServeAsTheirSources() {
    Build whole = Build.of(JAVAC, folder.resolve("whole"), List.of(unit, first, second));
    Build again =
        Build.of(
            JAVAC,
            new SignetProcessor(),
            List.of(whole.classes()),
            folder.resolve("again"),
            List.of(first));
    assertThat(again.errors()).isEmpty();
    assertThat(again.generated()).hasSize(2);
    assertThat(whole.generated()).containsAtLeastEntriesIn(again.generated());
  }

  /** As Gradle does where a block changed: it compiles what uses the block again. */
  @Test
  void aChangedBlockGivesWhatACleanBuildGives() throws IOException {
    Build before = Build.of(JAVAC, folder.resolve("before"), List.of(unit, first, second, holder));
    Files.writeString(unit, Files.readString(unit).replace("PRelu bend", "Relu bend"));
    Build again =
        Build.of(
            JAVAC,
            new SignetProcessor(),
            List.of(before.classes()),
            folder.resolve("again"),
            List.of(unit, first, second));
    Build clean = Build.of(JAVAC, folder.resolve("clean"), List.of(unit, first, second, holder));
    assertThat(again.errors()).isEmpty();
    assertThat(again.generated()).isNotEqualTo(before.generated());
    assertThat(clean.generated()).containsAtLeastEntriesIn(again.generated());
    assertThat(again.generated()).hasSize(4);
  }

  private Path source(String name, String text) throws IOException {
    Path file = folder.resolve("src/example/" + name + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, IMPORTS + text);
  }
}
