package dev.signet.examples.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets wrong ends with status 2 and one line that says what to do. */
final class MainTest {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir private Path folder;

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource({
    "digits --speed 3, Unknown option",
    "digits --epochs 0, --epochs must be at least 1",
    "digits --epochs many, 'many' is not an int",
    "digits --seed x, 'x' is not a long",
    "digits extra, Unmatched argument",
    "digits --data /no/such/folder, does not exist",
    "digits --flip, Use it with --data",
    "cifar, Missing required option: '--data",
    "cifar --data /no/such/folder, does not exist",
    "table --data x, Unknown option",
    "report, Missing required parameter: 'NAME'",
    "'report paint', 'There is no network paint. Name one of digits, cifar, table, E01, E02, E03.'",
    "report digits --out /tmp, --out /tmp is a folder. Name a file.",
    "mismatch --epsilon 0, 'epsilon must be positive and finite, not 0.0'",
    "mismatch --epsilon 1e-30 --examples 9 --out /tmp, 'epsilon 1.0E-30 does not move a weight that is'",
    "mismatch --examples 0, '--examples must be at least 1, not 0'",
    "mismatch --seeds 0, '--seeds must be at least 1, not 0'",
    "mismatch --threads -1, '--threads must be at least 1, not -1'",
    "mismatch --budget 0, 'a budget is at least 1 pass, not 0'",
    "mismatch --examples 100 --budget 9 --out /tmp, 'more than the budget of 9'",
    "mismatch --epochs 3, Unknown option",
    "claims, Missing required option: '--data",
    "claims --data /no/such/folder, does not exist",
    "claims --data . --epochs 0, '--epochs must be at least 1, not 0'",
    "claims --data . --budget soon, '''soon'' is no span of time; write 45s, 30m, 4h or 1h30m'",
    "claims --data . --budget 0m, '''0m'' is no span of time; write 45s, 30m, 4h or 1h30m'",
    "claims --data . --claims igp9, 'there is no claim ''igp9''; there are bi-real-over-plain, igp3'",
    "sweep, Missing required parameter: 'NAME'",
    "sweep paint --inputs A, 'There is no network paint to vary. Name one of digits, cifar.'",
    "sweep digits, 'there is nothing to compare. Name two choices or more, such as --inputs'",
    "sweep digits --weights SteSign, 'there is nothing to compare'",
    "'sweep digits --inputs SteSign,dev.signet.dsl.estimator.SteSign', 'SteSign stands twice'",
    "sweep digits --seeds 0, '--seeds must be at least 1, not 0'",
    "sweep digits --examples 0, '--examples must be at least 1, not 0'",
    "sweep digits --epochs 0, '--epochs must be at least 1, not 0'",
    "'sweep cifar --inputs SteSign,ApproxSign', 'cifar learns from CIFAR-10. Name its folder with'",
    "model, Try: examples/run model info FILE",
    "model verify, Missing required parameter: 'FILE'",
    "model verify /no/such/file, is no file",
    "paint, paint",
    "'', No command was given"
  })
  void refusesWrongArguments(String arguments, String expected) {
    assertRefused(expected, arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  @Test
  void refusesAnEmptyFolder() {
    assertRefused("train-images", "digits", "--data", folder.toString());
    assertRefused("batches.meta.txt", "cifar", "--data", folder.toString());
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    Files.writeString(folder.resolve("train-images-idx3-ubyte"), "not a picture at all");
    idx("train-labels-idx1-ubyte", LABELS, 4, 4);
    assertRefused("0x00000803", "digits", "--data", folder.toString());
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    idx("train-images-idx3-ubyte", IMAGES, 4 * 784 - 10, 4, 28, 28);
    idx("train-labels-idx1-ubyte", LABELS, 4, 4);
    assertRefused("cut off", "digits", "--data", folder.toString());
  }

  @Test
  void refusesPicturesOfAnotherSize() throws IOException {
    for (String set : new String[] {"train", "t10k"}) {
      idx(set + "-images-idx3-ubyte", IMAGES, 4 * 20 * 28, 4, 20, 28);
      idx(set + "-labels-idx1-ubyte", LABELS, 4, 4);
    }
    assertRefused("20 by 28", "digits", "--data", folder.toString());
  }

  @Test
  void refusesAFileForAFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused("is no folder", "digits", "--data", file.toString());
    assertRefused("is a file", "table", "--out", file.toString());
    assertRefused("is a folder", "table", "--out", folder + "/out", "--json", folder.toString());
  }

  @Test
  void helpNamesTheCommandsAndOptions() {
    StringWriter out = new StringWriter();
    int status = Main.commandLine().setOut(new PrintWriter(out)).execute("help", "digits");
    assertThat(status).isEqualTo(0);
    for (String option : new String[] {"--data", "--epochs", "--seed", "--out", "--json"}) {
      assertThat(out.toString()).contains(option);
    }
  }

  private void idx(String name, int magic, int bytes, int... sizes) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(4 + 4 * sizes.length + bytes).putInt(magic);
    for (int size : sizes) {
      content.putInt(size);
    }
    Files.write(folder.resolve(name), content.array());
  }

  private static void assertRefused(String expected, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    String said = err.toString();
    assertWithMessage(said).that(status).isEqualTo(2);
    assertThat(said).contains(expected);
    assertWithMessage("lines of: %s", said).that(said.lines().count()).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
  }
}
