package dev.signet.tests.size;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.inference.PackedModel;
import dev.signet.tests.support.Bits;
import dev.signet.tests.support.Data;
import dev.signet.tests.support.Generated;
import dev.signet.tests.support.InMemory;
import dev.signet.tests.support.InMemory.Compiled;
import dev.signet.tests.support.LargeNetworks;
import dev.signet.training.Trainer;
import dev.signet.training.Training;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A stage of a thousand units stays within what class files and HotSpot can take. */
class LargeClassesTest {
  /** HotSpot never compiles longer methods ({@code -XX:-DontCompileHugeMethods} aside). */
  private static final int HUGE = 8_000;

  private static final int UNITS = 1_000;

  /** Run once for a class, a model, a trainer or a thread's pass. */
  private static final Set<String> ONCE = Set.of("<clinit>", "<init>", "part0", "part1");

  @Test
  void thousandUnitsAreCompiledTrainedAndPacked() {
    String network = "Stage" + UNITS;
    Compiled compiled = InMemory.compile(LargeNetworks.stage(UNITS));
    assertThat(compiled.warnings()).isEmpty();
    assertThat(methodsHotSpotLeavesOut(compiled)).isEmpty();

    Generated generated = Generated.of(network, compiled);
    Training settings = Training.builder().epochs(1).batch(2).threads(1).build();
    Trainer<?> trainer = generated.trainer(settings);
    float[][] inputs = Data.inputs(1, 2, 48, -1, 1, false);
    trainer.fit(Data.labelled(inputs, 3, 4, 4, 10)); // every layer forward and backward
    PackedModel model = trainer.freeze();
    for (float[] input : inputs) {
      assertThat(Bits.of(model.logits(input))).isEqualTo(Bits.of(trainer.evaluateLogits(input)));
    }
  }

  /** Units no two of which have a shape in common, and whose thresholds are folded. */
  @Test
  void unitsWithoutAnythingInCommonAreCompiled() {
    Compiled compiled = InMemory.compile(LargeNetworks.growth(UNITS));
    assertThat(compiled.warnings()).isEmpty();
    assertThat(methodsHotSpotLeavesOut(compiled)).isEmpty();
    for (Class<?> type : Generated.loaded(compiled)) {
      assertWithMessage(type.getName()).that(type.getDeclaredMethods()).isNotNull();
    }
  }

  @Test
  void smallNetworksAreOneClassEach() {
    assertThat(InMemory.compile(LargeNetworks.stage(10)).generated().keySet())
        .containsExactly("Stage10Model", "Stage10Trainer");
    assertThat(InMemory.compile(LargeNetworks.stage(UNITS)).generated().keySet())
        .containsAtLeast("Stage1000ModelPart1", "Stage1000TrainerPart1", "Stage1000TrainerPart2");
  }

  private static List<String> methodsHotSpotLeavesOut(Compiled compiled) {
    List<String> found = new ArrayList<>();
    int looked = 0;
    for (byte[] bytes : compiled.classes().values()) {
      ClassModel type = ClassFile.of().parse(bytes);
      for (MethodModel method : type.methods()) {
        int length =
            method.code().map(c -> c instanceof CodeAttribute a ? a.codeLength() : 0).orElse(0);
        looked += length > 0 ? 1 : 0;
        String name = method.methodName().stringValue();
        if (length > HUGE && !ONCE.contains(name)) {
          found.add(type.thisClass().asInternalName() + "." + name + ": " + length);
        }
      }
    }
    assertThat(looked).isAtLeast(UNITS);
    return found;
  }
}
