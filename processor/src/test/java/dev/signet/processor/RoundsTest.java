package dev.signet.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.processor.testing.Compiled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** Rounds of annotation processing, and what the compiler says besides our errors. */
final class RoundsTest {
  private static final String NET =
      "@Network(input = {1, 8, 8}) record Net(%s, GlobalAvgPool average, @Units(10) Dense logits)"
          + " {}";

  @Test
  void unknownClassIsLeftToTheCompiler() {
    List<String> errors =
        errors(NET.formatted("@Filters(4) @Binarize(inputs = Nowhere.class) Conv c"));
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).contains("Nowhere");
    assertThat(errors.get(0)).contains("cannot find symbol");
  }

  @Test
  void unknownAnnotationIsNoMissingOne() {
    List<String> errors = errors(NET.formatted("@Fliters(4) Conv c"));
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0)).contains("Fliters");
  }

  @Test
  void mistakeHidesNoGeneratedClass() {
    List<String> errors =
        errors(
            NET.formatted("Conv c")
                + "class User { NetModel model; NetModel load() { return model; } }");
    assertThat(errors)
        .containsExactly(
            "[MissingAdjective] c is a Conv without @Filters, which states its size. Add it.");
  }

  @Test
  void mistakeOfOneNetworkLeavesTheOtherWhole() throws IOException {
    Compiled compiled =
        Compiled.source(
            NET.formatted("Conv c")
                + "@Network(input = {4}) record Whole(@Units(2) Dense logits) {}"
                + "class User { NetModel net; WholeModel whole; }");
    assertThat(compiled.errors()).hasSize(1);
    assertThat(Files.readString(compiled.output().resolve("example/WholeModel.java")))
        .contains("Packed inference");
    assertThat(Files.readString(compiled.output().resolve("example/NetModel.java")))
        .contains("has errors");
  }

  @Test
  void namesOfGeneratedMembersAreFreeForLayers() {
    assertThat(
            errors(
                """
                @Network(input = {2, 8, 8}) record Net(
                    @Filters(4) Conv run, BatchNorm values0, @Filters(4) BinaryConv SPEC,
                    BatchNorm Steps, @Filters(4) BinaryConv s, BatchNorm x, PRelu site,
                    @Filters(4) BinaryConv logits, BatchNorm raw, HardTanh scratch,
                    @Filters(4) Conv bits0, PRelu file, @Filters(4) BinaryConv OnePass,
                    BatchNorm newPass, Relu yield, Relu record, Relu stream, Relu math, PRelu slice,
                    Relu System, PRelu end, GlobalAvgPool path, @Units(4) Dense of) {}
                """))
        .isEmpty();
  }

  @Test
  void nameOfGeneratedClassIsTaken() {
    List<String> errors = errors(NET.formatted("@Filters(4) Conv c") + "class NetModel {}");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0))
        .startsWith("[NameTaken] A class that is generated for Net is there already");
  }

  @Test
  void blockOfAnotherProcessorIsAwaited() {
    SignetProcessor ours = new SignetProcessor();
    Compiled compiled =
        Compiled.with(List.of(new BlockWriter(), ours), List.of(), NET.formatted("Written block"));
    assertThat(compiled.errors().stream().map(Compiled.Message::text).toList())
        .containsExactly(
            "[MissingAdjective] conv is a Conv without @Filters, which states its size. Add it.");
  }

  private static List<String> errors(String source) {
    return Compiled.source(source).errors().stream().map(Compiled.Message::text).toList();
  }

  /** Writes a block, with a mistake in it, in its first round. */
  private static final class BlockWriter extends AbstractProcessor {
    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out =
            processingEnv.getFiler().createSourceFile("example.Written").openWriter()) {
          out.write(
              "package example; @dev.signet.dsl.Sequential record Written(dev.signet.dsl.Conv conv)"
                  + " {}");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }
}
