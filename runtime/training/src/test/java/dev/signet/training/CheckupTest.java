package dev.signet.training;

import static com.google.common.truth.Truth.assertThat;

import dev.signet.training.data.Dataset;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Health;
import dev.signet.training.listen.LayerHealth;
import dev.signet.training.listen.Listener;
import dev.signet.training.optimize.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckupTest {
  private static Training.Builder settings() {
    return Training.builder().epochs(3).batch(16).seed(3).schedule(Schedule.constant(0.02));
  }

  private static float[] value(TinyTrainer trainer, String name) {
    return trainer.parameters().stream().filter(p -> p.name.equals(name)).findFirst().get().value;
  }

  /** Signs counted from outside, epoch by epoch. */
  @Test
  void flipsAreCountedByEpoch() {
    TinyTrainer trainer = new TinyTrainer(settings().build());
    float[] latent = value(trainer, "hidden2.source.latent");
    List<float[]> seen = new ArrayList<>(List.of(latent.clone()));
    List<Double> flips = new ArrayList<>();
    trainer.fit(
        TinyRun.points(80, 1),
        new Listener() {
          @Override
          public Signal epochEnded(EpochReport epoch) {
            seen.add(latent.clone());
            flips.add(epoch.health().layers().get(1).flips());
            return Signal.CONTINUE;
          }
        });
    for (int epoch = 0; epoch < 3; epoch++) {
      int changed = 0;
      for (int i = 0; i < latent.length; i++) {
        changed += seen.get(epoch)[i] < 0 != seen.get(epoch + 1)[i] < 0 ? 1 : 0;
      }
      assertThat(changed).isGreaterThan(0);
      assertThat(flips.get(epoch)).isEqualTo((double) changed / latent.length);
    }
  }

  @Test
  void inputsAndLatentsAreLookedAt() {
    TinyTrainer trainer = new TinyTrainer(settings().epochs(1).build());
    float[] beta = value(trainer, "norm1.beta");
    trainer.fit(TinyRun.points(80, 1));
    beta[2] = 50; // always +1, and beyond every window
    beta[5] = -50;
    float[] latent = value(trainer, "hidden2.source.latent");
    Arrays.fill(latent, 0.51f);
    latent[7] = 1.5f; // dead, as long as nothing clips it
    latent[8] = -7f;
    Dataset data = TinyRun.points(64, 1);
    Health health = health(trainer, data);
    LayerHealth first = health.layers().get(0);
    assertThat(first.layer()).isEqualTo("hidden1");
    assertThat(first.values()).isEqualTo(0); // its inputs are real
    LayerHealth second = health.layers().get(1);
    assertThat(second.weights()).isEqualTo(256);
    assertThat(second.dead()).isEqualTo(2.0 / 256);
    assertThat(second.flips()).isEqualTo(0);
    assertThat(second.channels()).isEqualTo(16);
    assertThat(second.values()).isEqualTo(16 * 64);
    assertThat(second.constant()).isAtLeast(2.0 / 16);
    assertThat(second.zeroed()).isAtLeast(2.0 / 16);
    assertThat(second.zeroed()).isLessThan(1.0);
    assertThat(second.balance()[0]).isAtLeast(1);
    assertThat(second.balance()[19]).isAtLeast(1);
    assertThat(Arrays.stream(second.balance()).sum()).isEqualTo(16);
    // parts of a twentieth: 0.51 is in the eleventh above 0
    assertThat(second.range()).isEqualTo(1.0);
    assertThat(second.latents()[30]).isEqualTo(254);
    assertThat(second.latents()[39]).isEqualTo(1);
    assertThat(second.latents()[0]).isEqualTo(1);
  }

  /** As after an epoch without steps. */
  private static Health health(TinyTrainer trainer, Dataset data) {
    Checkup checkup = trainer.checkup(data);
    checkup.begin();
    return checkup.end();
  }

  @Test
  void threadsDoNotChangeWhatIsSeen() {
    List<Health> all = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      TinyTrainer trainer = new TinyTrainer(settings().threads(threads).build());
      all.add(trainer.fit(TinyRun.points(80, 1)).last().orElseThrow().health());
    }
    for (Health health : all) {
      assertThat(health.zeroed()).isEqualTo(all.getFirst().zeroed());
      assertThat(health.constant()).isEqualTo(all.getFirst().constant());
      assertThat(health.flips()).isEqualTo(all.getFirst().flips());
      assertThat(health.layers().get(1).balance())
          .isEqualTo(all.getFirst().layers().get(1).balance());
    }
  }

  @Test
  void nothingHangsOnIt() {
    TinyTrainer with = new TinyTrainer(settings().build());
    TinyTrainer without = new TinyTrainer(settings().checkups(false).build());
    with.fit(TinyRun.points(80, 1));
    EpochReport last = without.fit(TinyRun.points(80, 1)).last().orElseThrow();
    assertThat(without.digest()).isEqualTo(with.digest());
    assertThat(last.health()).isEqualTo(Health.UNKNOWN);
    assertThat(last.numbers().get("flips")).isNull();
  }
}
