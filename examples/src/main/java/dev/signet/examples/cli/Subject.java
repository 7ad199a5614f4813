package dev.signet.examples.cli;

import dev.signet.examples.cifar.CifarNet;
import dev.signet.examples.digits.DigitNet;
import dev.signet.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Networks of examples that can be trained with other choices, on the data of their examples. */
enum Subject {
  DIGITS(DigitNet.class) {
    @Override
    ImageJob.Task task(Path data, long seed) throws IOException {
      return data == null ? DigitsCommand.drawn(seed) : DigitsCommand.given(data, seed);
    }

    @Override
    Training.Builder recipe(Training.Builder settings) {
      return DigitsCommand.recipe(settings);
    }

    @Override
    int epochs(Path data) {
      return data == null ? DigitsCommand.DRAWN_EPOCHS : DigitsCommand.DATA_EPOCHS;
    }
  },
  CIFAR(CifarNet.class) {
    @Override
    ImageJob.Task task(Path data, long seed) throws IOException {
      if (data == null) {
        throw new UserError("cifar learns from CIFAR-10. Name its folder with --data.");
      }
      return CifarCommand.task(data, seed);
    }

    @Override
    Training.Builder recipe(Training.Builder settings) {
      return CifarCommand.recipe(settings);
    }

    @Override
    int epochs(Path data) {
      return CifarCommand.EPOCHS;
    }
  };

  private final Class<?> network;

  Subject(Class<?> network) {
    this.network = network;
  }

  /** What is learnt; {@code data} is null where no folder was named. */
  abstract ImageJob.Task task(Path data, long seed) throws IOException;

  /** How the network is trained. */
  abstract Training.Builder recipe(Training.Builder settings);

  /** So long, if nothing else is said. */
  abstract int epochs(Path data);

  /** Full name of the declaration. */
  final String network() {
    return network.getName();
  }

  /** For options. */
  final String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its name; refused where there is none. */
  static Subject of(String id) {
    return Arrays.stream(values())
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> {
          String all = Arrays.stream(values()).map(Subject::id).collect(Collectors.joining(", "));
          return new UserError("There is no network " + id + " to vary. Name one of " + all + ".");
        });
  }
}
