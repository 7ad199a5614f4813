package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class KernelsTest {
  private static final Kernels.Vector ABSENT =
      new Kernels.Vector(null, "module x is not readable; start java with --flag", true);
  private static final Kernels.Vector PRESENT = new Kernels.Vector(new NaiveKernels(), null, false);

  /** Escape analysis does not always save what every call of a layer would make. */
  @Test
  void whatHasNoShapeIsMadeOnce() {
    List<KernelSet> sets = new ArrayList<>(List.of(new NaiveKernels(), new PlainKernels()));
    if (Kernels.vector().kernels() != null) {
      sets.add(Kernels.vector().kernels());
    }
    for (KernelSet set : sets) {
      assertThat(set.packer()).isSameInstanceAs(set.packer());
      assertThat(set.windows()).isSameInstanceAs(set.windows());
    }
  }

  @Test
  void autoTakesVectorWhereItIs() {
    assertThat(Kernels.choose("auto", PRESENT).name()).isEqualTo("vector");
  }

  @Test
  void autoTakesPlainOtherwiseAndSaysWhy() {
    Kernels.Choice choice = Kernels.choose("auto", ABSENT);
    assertThat(choice.name()).isEqualTo("plain");
    assertThat(choice.reason()).isEqualTo("module x is not readable; start java with --flag");
    assertThat(choice.advise()).isTrue();
  }

  @Test
  void aForcedChoiceIsKeptSilently() {
    assertThat(Kernels.choose("plain", ABSENT).advise()).isFalse();
    assertThat(Kernels.choose("plain", PRESENT).name()).isEqualTo("plain");
    assertThat(Kernels.choose("naive", PRESENT).name()).isEqualTo("naive");
    assertThat(Kernels.choose("vector", PRESENT).name()).isEqualTo("vector");
  }

  @Test
  void aForcedChoiceThatCannotBeHadThrows() {
    var e = assertThrows(IllegalStateException.class, () -> Kernels.choose("vector", ABSENT));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "-Dsignet.kernels=vector cannot be had: module x is not readable; start java with"
                + " --flag. Or set it to auto or plain.");
  }

  @Test
  void anUnknownChoiceThrows() {
    var e = assertThrows(IllegalStateException.class, () -> Kernels.choose("fast", PRESENT));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("-Dsignet.kernels=fast is unknown; use auto, vector, plain or naive");
  }

  @Test
  void vectorKernelsAreThereIfTheirModuleIs() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    boolean expected = module && Runtime.version().feature() >= 25;
    assertWithMessage("refused: %s", Kernels.vector().refusal())
        .that(Kernels.vector().kernels() != null)
        .isEqualTo(expected);
    if (System.getProperty(Kernels.PROPERTY) == null) {
      assertThat(Kernels.selected()).isEqualTo(expected ? "vector" : "plain");
    }
    assertThat(Kernels.reason()).isNotEmpty();
  }

  @Test
  void theAdviceIsOneInfoThatALoggerCanSilence() {
    Logger logger = Logger.getLogger("dev.signet.inference");
    var records = new ArrayList<LogRecord>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            records.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      Kernels.announced(Kernels.choose("auto", ABSENT));
      Kernels.announced(Kernels.choose("auto", PRESENT));
      assertThat(records).hasSize(1);
      assertThat(records.get(0).getLevel()).isEqualTo(Level.INFO);
      assertThat(records.get(0).getMessage()).contains("start java with --flag");
      logger.setLevel(Level.WARNING);
      Kernels.announced(Kernels.choose("auto", ABSENT));
      assertThat(records).hasSize(1);
    } finally {
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }
}
