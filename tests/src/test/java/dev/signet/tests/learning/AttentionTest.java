package dev.signet.tests.learning;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.training.Attention;
import dev.signet.training.Parameter;
import dev.signet.training.Probe;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import dev.signet.training.checkpoint.CheckpointException;
import dev.signet.training.checkpoint.Checkpoints;
import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.InMemory;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.recipe.Recipe;
import dev.signet.training.recipe.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students that look where a teacher does. */
class AttentionTest {
  private static final Dataset TRAIN = Stripes.draw(1, 130);
  private static final Dataset FEW = Stripes.draw(3, 12);
  private static final StripeStages_RealValuedTrainer TEACHER =
      StripeStages_RealValuedTrainer.create(settings().seed(3).build());

  private static final String REAL = StripeStages.RealValued.class.getCanonicalName();
  private static final String BINARY = StripeStages.Binary.class.getCanonicalName();

  @TempDir Path folder;

  private static Training.Builder settings() {
    return Training.builder().epochs(2).batch(32).seed(7).checkups(false);
  }

  @BeforeAll
  static void teach() {
    TEACHER.fit(TRAIN);
  }

  private byte[] bytes(Trainer<?> trainer) throws IOException {
    Path file = folder.resolve("model.safetensors");
    trainer.freeze().save(file);
    return Files.readAllBytes(file);
  }

  private static StripeStages_BinaryTrainer student(Training.Builder settings) {
    return StripeStages_BinaryTrainer.create(settings.build());
  }

  /** The distance from the teacher's, over both layers. */
  private static double distance(Trainer<?> trained) {
    var with = StripeStages_RealValuedTrainer.create(settings().attention(both(1)).build());
    var without = StripeStages_RealValuedTrainer.create(settings().build());
    with.startFrom(trained);
    without.startFrom(trained);
    return with.probe(FEW).loss() - without.probe(FEW).loss();
  }

  private static Attention both(double weight) {
    return Attention.of(TEACHER, weight, "body.conv1", "body_norm2");
  }

  @Test
  void gradientsAreFiniteDifferences() {
    long seed = 20261122;
    System.out.println("seed " + seed);
    var settings = settings().attention(both(5));
    var real = StripeStages_RealValuedTrainer.create(settings.build());
    real.prepare(TRAIN);
    var probe = real.probe(FEW);
    SplittableRandom random = new SplittableRandom(seed);
    List<Parameter> trained = real.parameters().stream().filter(Parameter::isTrained).toList();
    for (Parameter p : trained) {
      if (p.name.startsWith("body_norm3") || p.name.startsWith("body_logits")) {
        continue; // behind all that is matched: not what is tested here
      }
      probe.gradient();
      double[] direction = random.doubles(p.value.length, -1, 1).toArray();
      double expected = 0;
      double length = 0;
      for (int i = 0; i < direction.length; i++) {
        expected += direction[i] * p.gradient[i];
        length += direction[i] * direction[i];
      }
      double step = 2e-3 / Math.sqrt(length);
      double measured = (at(probe, p, direction, step) - at(probe, p, direction, -step)) / step / 2;
      double scale = Math.sqrt(length) * norm(p.gradient);
      assertWithMessage(p.name).that(measured / scale).isWithin(0.01).of(expected / scale);
    }
  }

  private static double at(Probe probe, Parameter p, double[] direction, double step) {
    float[] before = p.value.clone();
    for (int i = 0; i < before.length; i++) {
      p.value[i] += (float) (step * direction[i]);
    }
    double loss = probe.loss();
    System.arraycopy(before, 0, p.value, 0, before.length);
    return loss;
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float v : values) {
      squares += (double) v * v;
    }
    return Math.sqrt(squares);
  }

  @Test
  void theTeachersOwnCopyIsMatchedAlready() {
    // In a probe of one batch norms use its statistics, the teacher's its running ones: only a
    // layer before all norms sees the same.
    var copy =
        StripeStages_RealValuedTrainer.create(
            settings().attention(Attention.of(TEACHER, 30, "body_stem")).build());
    var alone = StripeStages_RealValuedTrainer.create(settings().build());
    copy.startFrom(TEACHER);
    alone.startFrom(TEACHER);
    assertThat(copy.probe(FEW).loss()).isWithin(1e-6).of(alone.probe(FEW).loss());
  }

  @Test
  void learnsToLookWhereTheTeacherDoes() {
    var alone = StripeStages_RealValuedTrainer.create(settings().epochs(8).build());
    alone.fit(TRAIN);
    var taught =
        StripeStages_RealValuedTrainer.create(settings().epochs(8).attention(both(30)).build());
    taught.fit(TRAIN);
    assertThat(distance(taught)).isLessThan(0.75 * distance(alone));
  }

  @Test
  void nothingOfTheTeacherChanges() throws IOException {
    byte[] before = bytes(TEACHER);
    var taught =
        student(settings().reestimate(2).attention(Attention.of(TEACHER, 30, "body.norm2")));
    taught.fit(TRAIN);
    assertThat(bytes(TEACHER)).isEqualTo(before);
    // It learns on as if nothing had been.
    var learning = StripeStages_RealValuedTrainer.create(settings().seed(3).build());
    var observed = StripeStages_RealValuedTrainer.create(settings().seed(3).build());
    learning.fit(TRAIN);
    observed.fit(TRAIN);
    student(settings().attention(Attention.of(observed, 30, "body.norm2"))).fit(TRAIN);
    learning.fit(TRAIN);
    observed.fit(TRAIN);
    assertThat(bytes(observed)).isEqualTo(bytes(learning));
  }

  @Test
  void sameBytesOnAnyNumberOfThreadsAndReadAhead() throws IOException {
    var augmented =
        settings()
            .augmentation(Augmentation.cropAndFlip(1, false))
            .attention(Attention.of(TEACHER, 30, "body_conv1"));
    byte[] expected = trained(augmented.threads(1).prefetch(false));
    assertThat(trained(augmented.threads(3))).isEqualTo(expected);
    assertThat(trained(augmented.threads(2).prefetch(true))).isEqualTo(expected);
  }

  private byte[] trained(Training.Builder settings) throws IOException {
    var student = student(settings);
    student.fit(TRAIN);
    return bytes(student);
  }

  @Test
  void provenanceNamesTheTeacherByItsNumbers() throws IOException {
    Training.Builder settings =
        settings()
            .checkpoints(Checkpoints.in(folder.resolve("run")))
            .attention(Attention.of(TEACHER, 30, "body_conv1"));
    var student = student(settings);
    student.fit(TRAIN);
    var provenance = student.freeze().provenance();
    assertThat(provenance.get("attention"))
        .isEqualTo("attention(" + REAL + ", 30.0, {body_conv1=body_conv1})");
    assertThat(provenance.get("attention_teacher")).hasLength(64);
    var other = StripeStages_RealValuedTrainer.create(settings().seed(4).build());
    other.prepare(TRAIN);
    var again = student(settings.attention(Attention.of(other, 30, "body_conv1")));
    assertThat(assertThrows(CheckpointException.class, () -> again.fit(TRAIN)))
        .hasMessageThat()
        .contains(
            "is of another run: its attention_teacher was " + provenance.get("attention_teacher"));
  }

  @Test
  void stagesTeachTheNext() throws IOException {
    byte[] expected = bytes(progressive(folder.resolve("whole")).run(TRAIN, FEW));
    Path broken = folder.resolve("broken");
    Listener breaking =
        new Listener() {
          private int left = 14; // ten steps a stage

          @Override
          public void batchEnded(BatchReport batch) {
            if (--left == 0) {
              throw new UnsupportedOperationException("broken off");
            }
          }
        };
    assertThrows(
        UnsupportedOperationException.class, () -> progressive(broken).run(TRAIN, FEW, breaking));
    assertThat(bytes(progressive(broken).run(TRAIN, FEW))).isEqualTo(expected);
  }

  /** Real values, then binary inputs, then all binary: each begins with what teaches it. */
  private static Recipe<StripeStages_BinaryTrainer> progressive(Path into) {
    return Recipe.in(into)
        .first(
            "real",
            stage ->
                StripeStages_RealValuedTrainer.create(
                    settings().checkpoints(stage.checkpoints().everySteps(2)).build()))
        .then(
            "binary inputs",
            (stage, before) -> {
              var student = StripeStages_BinaryInputsTrainer.create(taught(stage, before));
              student.startFrom(before);
              return student;
            })
        .then(
            "binary",
            (stage, before) -> {
              var student = StripeStages_BinaryTrainer.create(taught(stage, before));
              student.startFrom(before);
              return student;
            });
  }

  private static Training taught(Stage stage, Trainer<?> teacher) {
    return settings()
        .checkpoints(stage.checkpoints().everySteps(2))
        .attention(Attention.of(teacher, 30, "body.conv1", "body.norm2"))
        .build();
  }

  @Test
  void layersOfOtherNamesAndWidths() {
    // Twelve pixels on a side, 8 channels and 16.
    var student =
        student(settings().attention(Attention.of(TEACHER, 2, Map.of("body.conv1", "body.stem"))));
    student.fit(TRAIN);
    assertThat(student.probe(FEW).loss()).isFinite();
  }

  @Test
  void whatDoesNotFit() {
    refuse(
        Attention.of(TEACHER, 30, "body_conv"),
        BINARY
            + " has no layer body_conv to match attention in; its layers are input, body_stem,"
            + " body_norm1, body_conv1, body_pool, body_norm2, body_conv2, body_norm3, body_average,"
            + " body_logits");
    refuse(
        Attention.of(TEACHER, 30, Map.of("body.conv1", "body.conv2")),
        "attention of body_conv1 and the teacher's body_conv2 cannot be matched: 12 x 12 and 6 x 6"
            + " pixels");
    refuse(
        Attention.of(TEACHER, 30, "body"),
        "body_logits has a single pixel, whose attention is 1 whatever it holds; match layers that"
            + " are pictures");
    refuse(
        Attention.of(TEACHER, 30, "input"),
        "input comes before all that is trained: attention there teaches nothing");
    var untrained = StripeStages_RealValuedTrainer.create(settings().build());
    assertThat(
            assertThrows(
                IllegalStateException.class,
                () ->
                    student(settings().attention(Attention.of(untrained, 1, "body_stem")))
                        .fit(TRAIN)))
        .hasMessageThat()
        .isEqualTo(REAL + " does not know its input's range yet: call fit or prepare first");
  }

  @Test
  void teachersOfOtherPictures() {
    var wide = StripeStages_WideTrainer.create(settings().build());
    wide.prepare(InMemory.bytes(1, 12, 14, new byte[2 * 12 * 14], new int[2], TRAIN.labels()));
    refuse(
        Attention.of(wide, 30, "body_stem"),
        "the teacher %s takes {1, 12, 14} (channels, height, width), but %s {1, 12, 12}"
            .formatted(StripeStages.Wide.class.getCanonicalName(), BINARY));
    var dark = StripeStages_DarkTrainer.create(settings().build());
    dark.prepare(InMemory.bytes(1, 12, 12, new byte[2 * 12 * 12], new int[2], TRAIN.labels()));
    refuse(
        Attention.of(dark, 30, "body_stem"),
        "the teacher %s takes values from 0.0 to 1.0, but %s from 0.0 to 255.0"
            .formatted(StripeStages.Dark.class.getCanonicalName(), BINARY));
  }

  private static void refuse(Attention attention, String message) {
    var student = student(settings().attention(attention));
    assertThat(assertThrows(IllegalArgumentException.class, () -> student.fit(TRAIN)))
        .hasMessageThat()
        .isEqualTo(message);
  }

  @Test
  void whatIsNoAttention() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Attention.of(TEACHER, 0, "a")))
        .hasMessageThat()
        .isEqualTo("the weight of attention must be positive and finite, not 0.0");
    assertThat(assertThrows(IllegalArgumentException.class, () -> Attention.of(TEACHER, 1)))
        .hasMessageThat()
        .isEqualTo("attention is matched in no layer; name some, such as the ends of the stages");
  }
}
