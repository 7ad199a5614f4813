package dev.signet.tests.format;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.PackedModel;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Disturbance;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Model files run by {@link FormatReader}, to the bit. */
class FormatReaderTest {
  private static final Set<String> OPS_SEEN = new TreeSet<>();

  @TempDir Path folder;

  /** Networks that together have every step of the page. */
  enum Net {
    PICTURE(
        3,
        8,
        8,
        """
        @Network(input = {3, 8, 8}, range = {0, 255})
        record NAME(
            @Filters(value = 9, kernel = 5, stride = 2, bias = Bias.WITH) Conv stem,
            BatchNorm norm1,
            Relu relu,
            @Filters(70) BinaryConv conv1,
            @Window(value = 3, stride = 2) MaxPool pool,
            BatchNorm norm2,
            @Binarize(inputs = RSign.class, padding = Padding.ONE) @Filters(66) BinaryConv conv2,
            BatchNorm norm3,
            PRelu slope,
            @Binarize(scale = LearnedScale.class)
                @Units(value = 20, bias = Bias.WITH)
                BinaryDense dense,
            RPRelu moved,
            @Units(4) Dense logits) {}
        """),
    BRANCHES(
        2,
        7,
        6,
        """
        @Network(input = {2, 7, 6}, normalize = Normalize.NONE)
        @Binarize(weights = MagnitudeAwareSign.class, padding = Padding.MINUS_ONE)
        record NAME(
            @Filters(8) Conv stem,
            @Stage(units = 2, out = 12, stride = 2) Unit units,
            Sigmoid sigmoid,
            @Window(2) AvgPool small,
            @Filters(12) @Binarize(inputs = Real.class, padding = Padding.ZERO) BinaryConv real,
            @Filters(12) @Binarize(weights = Real.class) BinaryConv signs,
            @From({"small", "signs"}) Concat both,
            GlobalAvgPool average,
            @Units(24) Dense gate,
            HardTanh tanh,
            @From({"both", "tanh"}) Multiply scaled,
            Shift shift,
            @Window(value = 3, stride = 1) MagnitudeMap map,
            @From({"map", "shift"}) Multiply mapped,
            PositionScale places,
            Scale scale,
            @Units(10) BinaryDense dense,
            BatchNorm norm,
            @Units(4) BinaryDense logits) {
          @Residual(shortcut = Shrink.class)
          record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}
          @Sequential
          record Shrink(
              @Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv project) {}
        }
        """),
    THERMOMETER(
        2,
        5,
        5,
        """
        @Network(input = {2, 5, 5})
        @Encode(value = Thermometer.class, levels = 5)
        record NAME(
            @Filters(value = 65, padding = Padding.VALID) BinaryConv conv,
            BatchNorm norm1,
            @Window(2) MaxPool pool,
            Flatten flat,
            @Units(31) BinaryDense dense,
            BatchNorm norm2,
            @Units(4) BinaryDense logits,
            BatchNorm norm3) {}
        """),
    COPIES(
        3,
        8,
        8,
        """
        @Network(input = {3, 8, 8}, range = {0, 255})
        @Binarize(inputs = CoupledTernary.class, weights = MagnitudeAwareSign.class)
        @Decouple
        record NAME(
            @Filters(5) Conv stem,
            BatchNorm norm,
            @Stage(units = 2, out = 5) BiRealUnit stage,
            Relu relu,
            @From("norm") @Filters(5) BinaryConv side,
            BatchNorm sideNorm,
            @From({"relu", "sideNorm"}) Add both,
            @Channels(7) PadChannels wide,
            GlobalAvgPool average,
            @Units(4) Dense logits) {}
        """) {
      @Override
      String made() {
        return "COPIESDecoupled";
      }
    },
    BYTES(
        40,
        1,
        1,
        """
        @Network(input = {40}, range = {0, 255})
        @Encode(value = BitPlanes.class, levels = 8)
        record NAME(
            @Units(130) BinaryDense dense1,
            BatchNorm norm1,
            PRelu slope,
            @Units(33) BinaryDense dense2,
            @Units(4) Dense logits) {}
        """);

    /** The network that the compiler makes of it, and that is run. */
    String made() {
      return name();
    }

    private final int channels;
    private final int height;
    private final int width;
    private final String source;

    Net(int channels, int height, int width, String record) {
      this.channels = channels;
      this.height = height;
      this.width = width;
      this.source =
          """
          package formats;

          import static dev.signet.dsl.Param.*;

          import dev.signet.dsl.*;
          import dev.signet.dsl.activation.*;
          import dev.signet.dsl.block.*;
          import dev.signet.dsl.encoder.*;
          import dev.signet.dsl.estimator.*;
          import dev.signet.dsl.scaling.*;

          """
              + record.replaceFirst("record NAME", "public record " + name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFileAloneGivesTheLogits(Net net) throws IOException {
    InMemory.Compiled compiled = InMemory.compile(net.source);
    Trainer<?> trainer =
        Generated.of("formats." + net.made(), compiled)
            .trainer(Training.builder().epochs(1).batch(8).seed(net.ordinal()).build());
    int values = net.channels * net.height * net.width;
    float[][] train = Data.inputs(1, 32, values, 0, 255, true);
    trainer.fit(Data.labelled(train, net.channels, net.height, net.width, 4));
    new Disturbance(net.ordinal()).apply(trainer.parameters());
    Path file = folder.resolve("model.safetensors");
    PackedModel model = trainer.freeze();
    model.save(file);

    FormatReader reader = FormatReader.read(file);
    OPS_SEEN.addAll(reader.ops());
    for (float[] input : Data.inputs(2, 10, values, 0, 255, true)) {
      assertWithMessage("logits of %s, steps %s", net, reader.ops())
          .that(Bits.of(reader.logits(input)))
          .isEqualTo(Bits.of(trainer.evaluateLogits(input)));
    }
    CanaryInputs canaries = reader.canaries();
    for (int k = 0; k < 8; k++) {
      float[] logits = reader.logits(canaries.input(k));
      for (int c = 0; c < logits.length; c++) {
        assertWithMessage("canary %s", k).that(canaries.logit(k, c, 4)).isEqualTo(logits[c]);
      }
    }
    assertThat(model.verify().differences()).isEmpty();
  }

  /** A step of the page that no network here has would be a sentence that nobody checked. */
  @AfterAll
  static void everyStepWasSeen() {
    assertThat(OPS_SEEN)
        .containsAtLeast(
            "standardize",
            "identity",
            "encode",
            "sign",
            "conv",
            "dense",
            "sign_conv",
            "binary_conv",
            "binary_dense",
            "affine",
            "activation",
            "max_pool_bits",
            "avg_pool",
            "global_avg_pool",
            "add",
            "multiply",
            "channel_magnitude",
            "box",
            "concat",
            "position_scale",
            "pad_channels",
            "mean_of_copies",
            "flatten_bits");
  }
}
