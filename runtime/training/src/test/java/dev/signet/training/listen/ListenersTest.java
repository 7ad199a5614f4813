package dev.signet.training.listen;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.training.listen.Listener.Signal.CONTINUE;
import static dev.signet.training.listen.Listener.Signal.STOP;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ListenersTest {
  @Test
  void plainLines() {
    var bytes = new ByteArrayOutputStream();
    Listener plain = Listeners.plain(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    plain.started(Runs.RUN);
    plain.batchEnded(Runs.batch(1, 1));
    assertThat(plain.epochEnded(Runs.epoch(3, 0.8125))).isEqualTo(CONTINUE);
    plain.epochEnded(Runs.unvalidated(20, 0.25));
    plain.finished(Runs.report(true, Runs.epoch(1, 0.5), Runs.epoch(2, 0.75), Runs.epoch(3, 0.75)));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().toList())
        .containsExactly(
            "DigitNet: 60000 examples to train on, 10000 to validate on, 20 epochs of 938 steps",
            "epoch  3/20  loss 0.5000  accuracy 0.8750  validation loss 0.6250  accuracy 0.8125"
                + "  rate 0.00100  12.3 s  8123 images/s  1:02:03 left",
            "epoch 20/20  loss 0.5000  accuracy 0.2500  rate 0.0100  1.0 s  100 images/s",
            "3 epochs in 4:05, stopped early; best epoch 2: validation accuracy 0.7500")
        .inOrder();
  }

  @Test
  void wordingIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    String expected = Wording.epoch(Runs.epoch(3, 0.8125));
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Wording.epoch(Runs.epoch(3, 0.8125))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void times() {
    assertThat(Wording.time(0)).isEqualTo("0.0 s");
    assertThat(Wording.time(59.94)).isEqualTo("59.9 s");
    assertThat(Wording.time(59.96)).isEqualTo("1:00");
    assertThat(Wording.time(3599.6)).isEqualTo("1:00:00");
    assertThat(Wording.time(7384)).isEqualTo("2:03:04");
    assertThat(Wording.time(Double.NaN)).isEqualTo("?");
    assertThat(Wording.time(Double.POSITIVE_INFINITY)).isEqualTo("?");
  }

  @Test
  void progressBarOverwritesItsLine() {
    var text = new StringWriter();
    Listener bar = new ProgressBar(new PrintWriter(text));
    bar.started(Runs.RUN);
    text.getBuffer().setLength(0);
    bar.batchEnded(Runs.batch(50, 10));
    assertThat(text.toString())
        .isEqualTo(
            "\repoch  3/20 [############............]  50%"
                + "  loss 0.5000  accuracy 0.8750  8123 images/s  1:05 left");
    int length = text.toString().length() - 1;
    text.getBuffer().setLength(0);
    bar.batchEnded(Runs.batch(51, 10.05));
    assertThat(text.toString()).isEmpty(); // too soon after the last
    bar.batchEnded(Runs.batch(60, 10.2));
    assertThat(text.toString()).startsWith("\repoch  3/20 [##############..........]  60%");
    text.getBuffer().setLength(0);
    bar.batchEnded(Runs.batch(100, 10.21)); // the last is always drawn
    assertThat(text.toString()).startsWith("\repoch  3/20 [########################] 100%");
    text.getBuffer().setLength(0);
    bar.epochEnded(Runs.unvalidated(3, 0.5));
    String line = Wording.epoch(Runs.unvalidated(3, 0.5));
    assertThat(text.toString()).isEqualTo("\r" + line + " ".repeat(length - line.length()) + "\n");
  }

  private static List<Listener.Signal> signals(Listener listener, EpochReport... epochs) {
    List<Listener.Signal> signals = new ArrayList<>();
    listener.started(Runs.RUN);
    for (EpochReport epoch : epochs) {
      signals.add(listener.epochEnded(epoch));
    }
    return signals;
  }

  @Test
  void earlyStoppingWaits() {
    EpochReport[] epochs = {
      Runs.epoch(1, 0.5),
      Runs.epoch(2, 0.4),
      Runs.epoch(3, 0.6),
      Runs.epoch(4, 0.6),
      Runs.epoch(5, 0.5)
    };
    Listener two = Listeners.earlyStopping(2);
    assertThat(signals(two, epochs))
        .containsExactly(CONTINUE, CONTINUE, CONTINUE, CONTINUE, STOP)
        .inOrder();
    // The next run starts anew.
    assertThat(signals(two, Runs.epoch(1, 0.1), Runs.epoch(2, 0.1)))
        .containsExactly(CONTINUE, CONTINUE);
    assertThat(signals(Listeners.earlyStopping(1), epochs).indexOf(STOP)).isEqualTo(1);
    assertThat(signals(Listeners.earlyStopping(3), epochs)).doesNotContain(STOP);
    EpochReport unknown = Runs.unvalidated(2, 0.1);
    assertThat(signals(Listeners.earlyStopping(1), Runs.epoch(1, 0.5), unknown))
        .doesNotContain(STOP);
  }

  @Test
  void earlyStoppingNeedsValidation() {
    Listener listener = Listeners.earlyStopping(1);
    var e = assertThrows(IllegalStateException.class, () -> listener.started(Runs.UNVALIDATED));
    assertThat(e).hasMessageThat().contains("DigitNet trains without validation examples");
    var bad = assertThrows(IllegalArgumentException.class, () -> Listeners.earlyStopping(0));
    assertThat(bad).hasMessageThat().contains("patience of 0 epochs");
  }

  @Test
  void bestAndLastEpochs() {
    RunReport none = Runs.report(true);
    assertThat(none.best()).isEmpty();
    assertThat(none.last()).isEmpty();
    assertThat(Wording.finished(none)).isEqualTo("0 epochs in 4:05, stopped early");
    RunReport run = Runs.report(false, Runs.epoch(1, 0.5), Runs.epoch(2, 0.7), Runs.epoch(3, 0.6));
    assertThat(run.best().orElseThrow().epoch()).isEqualTo(2);
    assertThat(run.last().orElseThrow().epoch()).isEqualTo(3);
    RunReport plain = Runs.report(false, Runs.unvalidated(1, 0.9), Runs.unvalidated(2, 0.8));
    assertThat(Wording.finished(plain))
        .isEqualTo("2 epochs in 4:05; best epoch 1: training accuracy 0.9000");
  }

  @Test
  void listenersNeedNotListen() {
    Listener deaf = new Listener() {};
    deaf.started(Runs.RUN);
    deaf.batchEnded(Runs.batch(1, 1));
    assertThat(deaf.epochEnded(Runs.epoch(1, 0.5))).isEqualTo(CONTINUE);
    deaf.finished(Runs.report(false));
  }
}
