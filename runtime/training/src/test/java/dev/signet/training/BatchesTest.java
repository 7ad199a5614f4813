package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import java.lang.Thread.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading ahead changes nothing but the thread. */
class BatchesTest {
  /** Notes which threads read it, and fails at one example when asked to. */
  private static final class Watched implements Dataset {
    private final Dataset data = TinyRun.train();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private volatile int bad = -1;
    private volatile boolean slow;

    @Override
    public int channels() {
      return data.channels();
    }

    @Override
    public int height() {
      return data.height();
    }

    @Override
    public int width() {
      return data.width();
    }

    @Override
    public int size() {
      return data.size();
    }

    @Override
    public int classes() {
      return data.classes();
    }

    @Override
    public List<String> labels() {
      return data.labels();
    }

    @Override
    public void values(int index, float[] into, int offset) {
      threads.add(Thread.currentThread().getName());
      if (index == bad && Thread.currentThread().getName().startsWith("signet")) {
        throw new IllegalStateException("example " + index + " is gone");
      }
      if (slow) {
        try {
          Thread.sleep(2);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      data.values(index, into, offset);
    }

    @Override
    public int label(int index) {
      return data.label(index);
    }

    @Override
    public String fingerprint() {
      return data.fingerprint();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 16", "2, 16", "2, 7", "3, 40", "1, 1000"})
  void numbersAreTheSame(int threads, int batch) {
    Training.Builder settings = TinyRun.settings(threads).batch(batch).reestimate(1);
    TinyTrainer plain = TinyRun.run(settings.build());
    TinyTrainer ahead = TinyRun.run(settings.prefetch(true).build());
    assertThat(ahead.digest()).isEqualTo(plain.digest());
    assertThat(ahead.freeze().provenance()).isEqualTo(plain.freeze().provenance());
  }

  @Test
  void theNextBatchIsReadByAThreadOfItsOwn() {
    Watched data = new Watched();
    new TinyTrainer(TinyRun.settings(1).prefetch(true).build()).fit(data, TinyRun.validation());
    assertThat(data.threads).contains("signet-batches");
    Watched other = new Watched();
    new TinyTrainer(TinyRun.settings(1).build()).fit(other, TinyRun.validation());
    assertThat(other.threads).doesNotContain("signet-batches");
  }

  @Test
  void goesOnFromCheckpoints(@TempDir Path folder) {
    String expected = TinyRun.run(TinyRun.settings(1).build()).digest();
    Training training =
        TinyRun.settings(2)
            .prefetch(true)
            .checkpoints(Checkpoints.in(folder).everySteps(1))
            .build();
    for (int i = 0; i < 5; i++) {
      assertThrows(IllegalStateException.class, () -> TinyRun.run(training, stopping(2)));
    }
    assertThat(TinyRun.run(training).digest()).isEqualTo(expected);
  }

  private static Listener stopping(int after) {
    return new Listener() {
      private int left = after;

      @Override
      public void batchEnded(BatchReport batch) {
        if (--left == 0) {
          throw new IllegalStateException("stopped");
        }
      }
    };
  }

  @Test
  void aFailureOfReadingIsTold() {
    Watched data = new Watched();
    TinyTrainer trainer = new TinyTrainer(TinyRun.settings(1).prefetch(true).build());
    Listener breaks =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            data.bad = batch.epoch() == 2 ? 17 : -1;
          }
        };
    for (int i = 0; i < 20; i++) {
      try {
        trainer.fit(data, TinyRun.validation(), breaks);
      } catch (IllegalStateException e) {
        assertThat(e).hasMessageThat().isEqualTo("example 17 is gone");
        return;
      }
      data.bad = -1;
    }
    assertWithMessage("example 17 was never read ahead in 20 runs").fail();
  }

  @Test
  void nothingReadsTheDataAfterFit() throws InterruptedException {
    Watched data = new Watched();
    TinyTrainer trainer = new TinyTrainer(TinyRun.settings(1).prefetch(true).build());
    Listener slows =
        new Listener() {
          @Override
          public void batchEnded(BatchReport batch) {
            data.slow = true;
          }
        };
    assertThrows(
        IllegalStateException.class,
        () -> trainer.fit(data, TinyRun.validation(), slows, stopping(1)));
    data.threads.clear();
    Thread.sleep(20);
    assertThat(data.threads).isEmpty();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("signet-batches")) {
        thread.join(5000);
        assertThat(thread.getState()).isEqualTo(State.TERMINATED);
      }
    }
  }
}
