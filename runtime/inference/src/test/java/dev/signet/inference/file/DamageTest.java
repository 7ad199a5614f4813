package dev.signet.inference.file;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.TinyModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong, damaged and hostile files, each with its message. */
class DamageTest {
  @TempDir Path folder;

  /** Headers as an attacker may write them, in front of 8 bytes of data. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 20000,
      value = {
        "`[]` | the header is not a JSON object",
        "`{ ` | its header is not JSON: the text ends at character 2, expected a name in double"
            + " quotes",
        "`{}x` | its header is not JSON: 'x' stands at character 2, expected the end of the text",
        "`{\"__metadata__\":1}` | __metadata__ is not a JSON object",
        "`{\"__metadata__\":{\"a\":1}}` | metadata a is not a text",
        "`{\"t\":[]}` | tensor t is not a JSON object",
        "`{\"t\":{}}` | tensor t has dtype null; known are [U64, I32, U8, F32, F64]",
        "`{\"t\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}` | tensor t has dtype"
            + " BF16; known are [U64, I32, U8, F32, F64]",
        "`{\"t\":{\"dtype\":\"U8\",\"data_offsets\":[0,8]}}` | tensor t lacks the list shape",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8]}}` | tensor t lacks the list data_offsets",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0]}}` | tensor t has 1"
            + " data_offsets instead of 2",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[-8],\"data_offsets\":[0,8]}}` | tensor t has -8 in"
            + " shape; it must be an integer in [0, 2147483647]",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8.0],\"data_offsets\":[0,8]}}` | tensor t has 8.0 in"
            + " shape; it must be an integer in [0, 2147483647]",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[\"8\"],\"data_offsets\":[0,8]}}` | tensor t has 8 in"
            + " shape; it must be an integer in [0, 2147483647]",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[65536,65536],\"data_offsets\":[0,8]}}` | tensor t has"
            + " more elements than a Java array can hold",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[2147483647,2147483647,2147483647,4],\"data_offsets\":[0,8]}}`"
            + " | tensor t has more elements than a Java array can hold",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[-8,0]}}` | tensor t has -8 in"
            + " data_offsets; it must be an integer in [0, 9223372036854775807]",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[8,0]}}` | tensor t has"
            + " data_offsets 8 to 0; U8[8] needs 8 bytes",
        "`{\"t\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,8]}}` | tensor t has"
            + " data_offsets 0 to 8; F32[4] needs 16 bytes",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8],\"x\":1}}` | tensor t has"
            + " an unknown member x",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}}` | tensor t begins at 4,"
            + " where 0 was expected: tensors leave a gap",
        "`{\"a\":{\"dtype\":\"U8\",\"shape\":[5],\"data_offsets\":[0,5]},\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}}`"
            + " | tensor b begins at 4, where 5 was expected: tensors overlap",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[7],\"data_offsets\":[0,7]}}` | is too long: 69 bytes,"
            + " its tensors end at 68",
        "`{\"t\":{\"dtype\":\"F64\",\"shape\":[200000000],\"data_offsets\":[0,1600000000]}}` | is"
            + " truncated: 87 of 1,600,000,079 bytes; get it anew",
        "`{\"t\":{\"dtype\":\"U8\",\"shape\":[9],\"data_offsets\":[0,9]}}` | is truncated: 69 of 70"
            + " bytes; get it anew",
        "`{\"__metadata__\":{\"checksum\":\"00\"},\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}}`"
            + " | its checksum is not 64 hexadecimal digits that occur once in the header",
      })
  void headers(String header, String message) throws IOException {
    assertRefused(with(header, 8), message);
  }

  @Test
  void duplicateTensors() throws IOException {
    String t = "\"t\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}";
    assertRefused(
        with("{" + t + "," + t + "}", 8),
        "its header is not JSON: '\"' stands at character 53, expected a name other than \"t\","
            + " which is there already");
  }

  @Test
  void emptyFile() throws IOException {
    assertRefused(new byte[0], "is truncated: 0 of 8 bytes; get it anew");
  }

  @Test
  void aHugeHeader() throws IOException {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) -1);
    assertRefused(
        bytes,
        "is no safetensors file: its first 8 bytes say that the header has 18446744073709551615"
            + " bytes, which must lie in [2, 16,777,216]");
  }

  @Test
  void aHeaderLongerThanTheFile() throws IOException {
    byte[] bytes = new byte[100];
    bytes[0] = 120;
    assertRefused(bytes, "is truncated: 100 of 128 bytes; get it anew");
  }

  @Test
  void anotherKindOfFile() throws IOException {
    assertRefused(
        "PK\3\4 and so on, for a while".getBytes(StandardCharsets.US_ASCII),
        "is no safetensors file: its first 8 bytes say that the header has 7236828441365138256"
            + " bytes, which must lie in [2, 16,777,216]");
  }

  @Test
  void aHeaderThatIsNotUtf8() throws IOException {
    byte[] bytes = with("{\"xx\":1}", 0);
    bytes[10] = (byte) 0xff;
    assertRefused(bytes, "its header is not UTF-8; it is no safetensors file, or damaged");
  }

  @Test
  void deepNesting() throws IOException {
    assertRefused(
        with("[".repeat(100_000), 0),
        "its header is not JSON: nested deeper than 64 at character 65; this is no JSON of ours");
  }

  @Test
  void aFlippedBitInTheData() throws IOException {
    Path path = folder.resolve("model.safetensors");
    TinyModel.random(1).save(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 5] = (byte) (bytes[bytes.length - 5] ^ 1);
    String checksum = Safetensors.read(path).metadata().get("checksum");
    assertRefused(
        bytes, "is damaged: its content does not have the checksum " + checksum + "; get it anew");
  }

  @Test
  void truncatedModel() throws IOException {
    Path path = folder.resolve("model.safetensors");
    TinyModel.random(1).save(path);
    byte[] bytes = Files.readAllBytes(path);
    assertRefused(
        Arrays.copyOf(bytes, 3000),
        "is truncated: 3,000 of %,d bytes; get it anew".formatted(bytes.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "format | signet-checkpoint | is no Signet model: its format is signet-checkpoint, expected"
            + " signet-model",
        "format | | is no Signet model: its format is not stated, expected signet-model",
        "format_version | 2 | has format version 2, this Signet reads up to 1; update Signet",
        "format_version | 0 | has format version 0, which is no number from 1 on",
        "format_version | | lacks the metadata format_version; it was not written by Signet, or was"
            + " changed",
        "network | | lacks the metadata network; it was not written by Signet, or was changed",
        "structure | | lacks the metadata structure; it was not written by Signet, or was changed",
        "plan | | lacks the metadata plan; it was not written by Signet, or was changed",
        "labels | | lacks the metadata labels; it was not written by Signet, or was changed",
        "labels | `[` | its labels are not JSON: the text ends at character 1, expected a value",
        "labels | `{}` | its labels are not a list",
        "labels | `[1,2,3]` | label 0 is 1 and not a text",
        "labels | `[\"a\"]` | has 1 labels for 3 classes; give one for each or none",
        "classes | 4 | is a model of example.Tiny and not of example.Tiny as declared now: it has 4"
            + " classes, declared are 3; load it by the class it was frozen from, or train and"
            + " freeze anew",
        "plan | nonsense | its plan is not JSON: 'n' stands at character 0, expected a value",
      })
  void metadata(String key, String value, String message) throws IOException {
    var metadata = new TreeMap<>(TinyModel.file(TinyModel.tensors(1)).metadata());
    if (value == null) {
      metadata.remove(key);
    } else {
      metadata.put(key, value);
    }
    assertRefused(metadata, TinyModel.tensors(1), message);
  }

  @Test
  void anotherNetwork() throws IOException {
    var metadata = new TreeMap<>(TinyModel.file(TinyModel.tensors(1)).metadata());
    metadata.put("network", "example.Other");
    String declared = TinyModel.SPEC.planLines().get(3);
    String found = declared.replace("flatten_bits", "identity");
    metadata.put("plan", metadata.get("plan").replace(declared, found));
    assertRefused(
        metadata,
        TinyModel.tensors(1),
        "is a model of example.Other and not of example.Tiny as declared now: step 4 of its plan is"
            + " "
            + found
            + ", declared is "
            + declared
            + "; load it by the class it was frozen from, or train and freeze anew");
  }

  @Test
  void aShorterPlan() throws IOException {
    var metadata = new TreeMap<>(TinyModel.file(TinyModel.tensors(1)).metadata());
    metadata.put("plan", "[]");
    assertRefused(
        metadata,
        TinyModel.tensors(1),
        "is a model of example.Tiny and not of example.Tiny as declared now: step 1 of its plan is"
            + " missing, declared is "
            + TinyModel.SPEC.planLines().get(0)
            + "; load it by the class it was frozen from, or train and"
            + " freeze anew");
  }

  @Test
  void anotherStructure() throws IOException {
    var metadata = new TreeMap<>(TinyModel.file(TinyModel.tensors(1)).metadata());
    metadata.put("structure", "abc");
    assertRefused(
        metadata,
        TinyModel.tensors(1),
        "has the structure abc, which is not that of its own plan ("
            + TinyModel.SPEC.structuralHash()
            + "); get it anew");
  }

  @Test
  void aMissingTensor() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.remove("conv.bounds");
    assertTensors(tensors, "lacks tensor conv.bounds I32[70]; freeze the network again");
  }

  @Test
  void aTensorOfAnotherShape() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.put("dense.scale", Tensor.of(new float[3], 1, 3));
    assertTensors(tensors, "tensor dense.scale is F32[1,3]; the network needs F32[3]");
  }

  @Test
  void aTensorOfAnotherType() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.put("dense.scale", Tensor.of(new int[3], 3));
    assertTensors(tensors, "tensor dense.scale is I32[3]; the network needs F32[3]");
  }

  @Test
  void aTensorTooMany() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.put("dense.bias", Tensor.of(new float[3], 3));
    assertTensors(
        tensors,
        "has tensor dense.bias F32[3], which the network does not know; freeze the network again");
  }

  @Test
  void tablesOfAnotherNumberOfAccumulators() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.put("conv.tables", Tensor.of(new long[46], 23, 2));
    assertTensors(tensors, "tensor conv.tables is U64[23,2]; the network needs U64[70,1]");
  }

  @Test
  void numbersThatAreNotFinite() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    tensors.put("dense.scale", Tensor.of(new float[] {1, Float.NaN, 1}, 3));
    assertTensors(tensors, "tensor dense.scale holds NaN at index 1; it is damaged");
    tensors.put("dense.scale", Tensor.of(new float[] {1, 1, Float.NEGATIVE_INFINITY}, 3));
    assertTensors(tensors, "tensor dense.scale holds -Infinity at index 2; it is damaged");
    tensors.put("dense.scale", Tensor.of(new float[3], 3));
    tensors.put("conv.thresholds", Tensor.of(new float[] {0, Float.NaN}, 2));
    assertTensors(tensors, "tensor conv.thresholds holds NaN at index 1; it is damaged");
  }

  @Test
  void infiniteThresholdsAreSound() throws IOException {
    Map<String, Tensor> tensors = TinyModel.tensors(1);
    float[] thresholds = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    tensors.put("conv.thresholds", Tensor.of(thresholds, 2));
    Path path = folder.resolve("model.safetensors");
    TinyModel.file(tensors).write(path);
    assertThat(TinyModel.load(path).classify(new float[40])).isAtLeast(0);
  }

  private void assertTensors(Map<String, Tensor> tensors, String message) throws IOException {
    assertRefused(TinyModel.file(TinyModel.tensors(1)).metadata(), tensors, message);
    var e = assertThrows(IllegalArgumentException.class, () -> TinyModel.file(tensors));
    assertThat(e).hasMessageThat().isEqualTo("model of example.Tiny: " + message);
  }

  private void assertRefused(
      Map<String, String> metadata, Map<String, Tensor> tensors, String message)
      throws IOException {
    Path path = folder.resolve("model.safetensors");
    Safetensors.write(path, metadata, tensors);
    assertRefused(Files.readAllBytes(path), message);
  }

  private void assertRefused(byte[] bytes, String message) throws IOException {
    Path path = folder.resolve("model.safetensors");
    Files.write(path, bytes);
    var e = assertThrows(ModelFileException.class, () -> TinyModel.load(path));
    assertThat(e).hasMessageThat().isEqualTo("model.safetensors: " + message);
  }

  private static byte[] with(String header, int data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putLong(json.length).put(json).array();
  }
}
