package dev.signet.training.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reports in words, for people; the same in every locale. */
final class Wording {
  private Wording() {}

  static String started(RunInfo run) {
    return format(
        "%s: %d examples to train on, %d to validate on, %d %s of %d %s",
        run.network(),
        run.trainExamples(),
        run.validationExamples(),
        run.epochs(),
        run.epochs() == 1 ? "epoch" : "epochs",
        run.steps(),
        run.steps() == 1 ? "step" : "steps");
  }

  static String resumed(Resumption from) {
    return format(
        "going on after epoch %d%s, from %s",
        from.epochs().size(),
        from.step() == 0 ? "" : ", step " + from.step() + " of the next",
        from.checkpoint());
  }

  static String epoch(EpochReport epoch) {
    String validation =
        epoch.validated()
            ? format("  validation loss %.4f", epoch.validationLoss())
                + accuracy(epoch.validationAccuracy())
            : "";
    return counted(epoch.epoch(), epoch.epochs())
        + format("  loss %.4f", epoch.loss())
        + accuracy(epoch.accuracy())
        + validation
        + format(
            "  rate %.3g  %s  %.0f images/s",
            epoch.learningRate(), time(epoch.seconds()), epoch.imagesPerSecond())
        + (epoch.last() ? "" : "  " + time(epoch.secondsLeft()) + " left");
  }

  /** How the binary layers do: a line, and one for every piece of advice; none if unknown. */
  static List<String> health(EpochReport epoch) {
    Health health = epoch.health();
    if (!health.isKnown()) {
      return List.of();
    }
    String line =
        "  signs: %s flipped, %s of weights dead"
            .formatted(Health.percent(health.flips()), Health.percent(health.dead()));
    if (!Double.isNaN(health.zeroed())) {
      line +=
          ", %s of gradients zeroed, %s of channels constant"
              .formatted(Health.percent(health.zeroed()), Health.percent(health.constant()));
    }
    List<String> lines = new ArrayList<>(List.of(line));
    epoch.advice().forEach(advice -> lines.add("  ! " + advice));
    return lines;
  }

  static String finished(RunReport run) {
    int done = run.epochs().size();
    String summary =
        format(
            "%d %s in %s%s",
            done,
            done == 1 ? "epoch" : "epochs",
            time(run.seconds()),
            run.stopped() ? ", stopped early" : "");
    return run.best()
        .map(best ->
            summary
                + format(
                    "; best epoch %d: %s %s %.4f",
                    best.epoch(),
                    best.validated() ? "validation" : "training",
                    best.score() < 0 ? "loss" : "accuracy",
                    Math.abs(best.score())))
        .orElse(summary);
  }

  static String batch(BatchReport batch, int cells) {
    int filled = (int) ((long) cells * batch.step() / batch.steps());
    return counted(batch.epoch(), batch.epochs())
        + " ["
        + "#".repeat(filled)
        + ".".repeat(cells - filled)
        + format(
            "] %3d%%  loss %.4f%s  %.0f images/s  %s left",
            100L * batch.step() / batch.steps(),
            batch.loss(),
            accuracy(batch.accuracy()),
            batch.imagesPerSecond(),
            time(batch.secondsLeft()));
  }

  /** Nothing where targets are numbers. */
  private static String accuracy(double accuracy) {
    return Double.isNaN(accuracy) ? "" : format("  accuracy %.4f", accuracy);
  }

  /** Epochs counted in equal width, so that lines align. */
  private static String counted(int epoch, int epochs) {
    int width = Integer.toString(epochs).length();
    return "epoch " + format("%" + width + "d", epoch) + "/" + epochs;
  }

  /** Seconds as 4.2 s, 1:05 or 2:03:04. */
  static String time(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      return "?";
    }
    if (seconds < 59.95) {
      return format("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? format("%d:%02d", whole / 60, whole % 60)
        : format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
