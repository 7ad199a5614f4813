package dev.signet.inference.file;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.TinyModel;
import dev.signet.inference.kernel.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final ModelSpec LOOSE = ModelSpec.of("x.Y", 1, 1, 2, -1, 1, 2, "{\"op\":\"a\"}");

  @TempDir Path folder;

  @Test
  void roundTripsAreByteIdentical() throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    ModelFile file = TinyModel.file(TinyModel.tensors(3));
    file.write(first);
    ModelFile read = ModelFile.read(first, TinyModel.SPEC);
    read.write(second);
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(read.tensors()).isEqualTo(file.tensors());
    assertThat(read.labels()).containsExactly("ant", "bee", "cat").inOrder();
    assertThat(read.provenance()).containsExactly("seed", "7", "data", "abc");
    assertThat(read.byteSize()).isEqualTo(Files.size(first));
    assertThat(file.byteSize()).isEqualTo(Files.size(first));
    assertThat(folder.toFile().list()).hasLength(2);
  }

  @Test
  void metadataAreAsDocumented() throws Exception {
    ModelFile file = ModelFile.of(LOOSE, Map.of(), List.of("no", "\"yes\""), Map.of("seed", "1"));
    String input = "{\"channels\":1,\"height\":1,\"width\":2,\"range\":[-1.0,1.0]}";
    String structure =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest((input + "\n2\n{\"op\":\"a\"}").getBytes(StandardCharsets.UTF_8)));
    assertThat(file.metadata())
        .containsExactly(
            "format", "signet-model",
            "format_version", "1",
            "network", "x.Y",
            "structure", structure,
            "plan", "[{\"op\":\"a\"}]",
            "input", input,
            "classes", "2",
            "labels", "[\"no\",\"\\\"yes\\\"\"]",
            "provenance.seed", "1",
            "checksum", "0".repeat(64));
  }

  @Test
  void anInputWithoutRangeIsAnyFiniteNumber() {
    ModelSpec spec =
        ModelSpec.of(
            "x.Y",
            1,
            1,
            2,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            2,
            "{\"op\":\"a\"}");
    assertThat(ModelFile.of(spec, Map.of(), List.of(), Map.of()).metadata())
        .containsEntry("input", "{\"channels\":1,\"height\":1,\"width\":2,\"range\":[]}");
  }

  @Test
  void theNameOfTheNetworkIsNotItsStructure() throws IOException {
    Path path = folder.resolve("m");
    ModelFile.of(LOOSE, Map.of(), List.of(), Map.of()).write(path);
    ModelSpec renamed = ModelSpec.of("x.Z", 1, 1, 2, -1, 1, 2, "{\"op\":\"a\"}");
    assertThat(ModelFile.read(path, renamed).metadata()).containsEntry("network", "x.Y");
  }

  @Test
  void accessNamesTensorExpectedAndFound() {
    ModelFile file =
        ModelFile.of(LOOSE, Map.of("a", Tensor.of(new float[6], 2, 3)), List.of(), Map.of());
    assertThat(file.floats("a", 2, 3)).hasLength(6);
    assertThat(assertThrows(UncheckedIOException.class, () -> file.floats("a", 3, 2)).getCause())
        .hasMessageThat()
        .isEqualTo("model of x.Y: tensor a is F32[2,3]; the network needs F32[3,2]");
    assertThat(assertThrows(UncheckedIOException.class, () -> file.longs("a", 2, 3)).getCause())
        .hasMessageThat()
        .isEqualTo("model of x.Y: tensor a is F32[2,3]; the network needs U64[2,3]");
    assertThat(assertThrows(UncheckedIOException.class, () -> file.bytes("b", 1)).getCause())
        .hasMessageThat()
        .isEqualTo("model of x.Y: lacks tensor b U8[1]; freeze the network again");
  }

  @Test
  void thresholdsKeepEveryBit() {
    Map<String, Tensor> tensors = TinyModel.tensors(3);
    Thresholds read = TinyModel.file(tensors).thresholds("conv", 70, 18);
    for (int c = 0; c < 70; c++) {
      for (int acc = -18; acc <= 18; acc++) {
        boolean expected = c % 3 == 0 ? acc >= c % 5 : c % 3 == 1 ? acc <= -1 : acc % 4 == 0;
        assertThat(read.bit(c, acc)).isEqualTo(expected);
      }
    }
    assertThat(tensors.get("conv.directions").bytes()[1]).isEqualTo(2);
    assertThat(tensors.get("conv.tables").shape()).isEqualTo(new int[] {23, 1});
  }

  @Test
  void wrongThresholdsNameTheLayerAndChannel() {
    Map<String, Tensor> tensors = TinyModel.tensors(3);
    tensors.get("conv.bounds").ints()[4] = -20;
    ModelFile file = TinyModel.file(tensors);
    var e = assertThrows(UncheckedIOException.class, () -> file.thresholds("conv", 70, 18));
    assertThat(e.getCause())
        .hasMessageThat()
        .isEqualTo(
            "model of example.Tiny: thresholds of conv: bound of channel 4 is -20; it must lie in"
                + " [-19, 19], and be 0 where there is a table");
    tensors.get("conv.directions").bytes()[0] = 3;
    var f = assertThrows(UncheckedIOException.class, () -> file.thresholds("conv", 70, 18));
    assertThat(f.getCause())
        .hasMessageThat()
        .isEqualTo(
            "model of example.Tiny: thresholds of conv: direction of channel 0 is 3; it must be 1,"
                + " 2 or 0");
  }

  @Test
  void layersWithoutTablesHaveNoTensorForThem() {
    var tensors = new TreeMap<String, Tensor>();
    ThresholdTensors.put(tensors, "l", Thresholds.search(4, 9, (c, acc) -> acc > c));
    assertThat(tensors.keySet()).containsExactly("l.bounds", "l.directions");
  }

  @Test
  void aPlanMustBeObjects() {
    assertThrows(IllegalArgumentException.class, () -> ModelSpec.of("x", 1, 1, 1, 0, 1, 2, "[1]"));
  }

  @Test
  void theSidecarStandsBesideItsModel() throws IOException {
    Path model = folder.resolve("digits.safetensors");
    RunRecord.write(model, Map.of("threads", 2, "seconds", Map.of("fit", 1.5)));
    String text = Files.readString(folder.resolve("digits.run.json"));
    var members = (Map<?, ?>) Json.parse(text);
    assertThat(members.get("file")).isEqualTo("digits.safetensors");
    assertThat(members.get("threads")).isEqualTo(2L);
    assertThat(members.get("seconds")).isEqualTo(Map.of("fit", 1.5));
    assertThat(members.get("java").toString()).contains(Runtime.version().toString());
    assertThat(members.keySet()).containsAtLeast("written", "os", "architecture", "processors");
  }
}
