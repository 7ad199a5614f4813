package dev.signet.training;

import dev.signet.inference.file.ModelSpec;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.Targets;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Health;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.Resumption;
import dev.signet.training.listen.RunInfo;
import dev.signet.training.listen.RunReport;
import dev.signet.training.optimize.Moment;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One call of fit. */
final class Run {
  private final Network network;
  private final Training training;
  private final StepRunner steps;
  private final Checks checks;
  private final Counts counts;
  private final Checkpointing checkpoints;
  private final Supplier<Measured> validation;
  private final List<Listener> listeners;
  private final int batch;
  private final int stepsPerEpoch;
  private final RunInfo info;
  private final Position at;
  private final long begun = System.nanoTime();
  private final int[] order;
  private final boolean answered;
  private final Checkup checkup;
  private long seenBefore;

  /** Epochs over all calls of fit. */
  static final class Counts {
    /** Also those that were broken off. */
    long begun;

    /** Whole ones. */
    long done;
  }

  /** What does not change while it runs. */
  record Parts(
      ModelSpec spec,
      Training training,
      Network network,
      StepRunner steps,
      Checks checks,
      Counts counts,
      Checkpointing checkpoints,
      Checkup checkup) {}

  /**
   * A run that has not begun.
   *
   * @param at where it stands
   * @param validationExamples 0 for no validation
   * @param validation measures the network as deployed on the validation data
   */
  Run(
      Parts parts,
      Position at,
      Dataset train,
      int validationExamples,
      Supplier<Measured> validation,
      List<Listener> listeners) {
    this.training = parts.training;
    this.network = parts.network;
    this.steps = parts.steps;
    this.checks = parts.checks;
    this.counts = parts.counts;
    this.checkpoints = parts.checkpoints;
    this.checkup = parts.checkup;
    this.at = at;
    this.validation = validation;
    this.listeners = listeners;
    this.batch = Math.min(training.batch(), train.size());
    int rest = train.size() % batch;
    // A single image left over has no variance of its own: it waits for another epoch.
    boolean skipped = rest == 1 && network.normalizes();
    this.stepsPerEpoch = train.size() / batch + (rest == 0 || skipped ? 0 : 1);
    this.info =
        new RunInfo(
            parts.spec.network(),
            training.epochs(),
            stepsPerEpoch,
            batch,
            train.size(),
            validationExamples,
            training.seed());
    this.order = new int[train.size()];
    this.answered = train.targets() != Targets.NUMBERS;
  }

  /**
   * Runs what is left of it.
   *
   * @param from null at the beginning
   */
  RunReport all(Resumption from) {
    boolean stopped = from == null ? started() : resumed(from);
    while (!at.complete && at.epoch() <= training.epochs() && !stopped) {
      EpochReport report = epoch();
      checkpoints.between(at, stepsDone(), seconds());
      stopped = anyStop(l -> l.epochEnded(report));
    }
    if (!at.complete) {
      settle();
      at.complete = true;
      at.stopped = stopped;
      checkpoints.write(at, stepsDone(), seconds());
    }
    RunReport report = new RunReport(info, at.reports, at.stopped, seconds());
    listeners.forEach(l -> l.finished(report));
    return report;
  }

  private boolean started() {
    listeners.forEach(l -> l.started(info));
    // Also a run that fails before the first one is due must begin again as it began.
    checkpoints.write(at, 0, 0);
    return false;
  }

  private boolean resumed(Resumption from) {
    return anyStop(l -> l.resumed(info, from));
  }

  /** All are asked, whatever the others say. */
  private boolean anyStop(Function<Listener, Listener.Signal> ask) {
    boolean stop = false;
    for (Listener listener : listeners) {
      stop |= ask.apply(listener) == Listener.Signal.STOP;
    }
    return stop;
  }

  /** What the run ends with: the best epoch's numbers, or averages, and fresh statistics. */
  private void settle() {
    if (at.best != null) {
      at.best.restore(network.parameters());
      at.best = null;
    } else {
      steps.update().exchange();
    }
    steps.update().restart();
    shuffle(Randoms.of(training.seed(), Randoms.of("reestimate")));
    steps.reestimate(order, batch);
  }

  private EpochReport epoch() {
    long from = System.nanoTime();
    int epoch = at.epoch();
    if (at.step == 0) {
      counts.begun++;
      network.shards().each(network.binary().size(), i -> network.binary().get(i).beforeEpoch());
    }
    seenBefore = at.seen;
    if (training.checkups() && at.step == 0) {
      checkup.begin();
    }
    shuffle(Randoms.of(training.seed(), Randoms.of("shuffle"), counts.begun));
    while (at.step < stepsPerEpoch) {
      step(from);
    }
    double speed = speed(from);
    Measured measured = measure();
    Health health = training.checkups() ? checkup.end() : Health.UNKNOWN;
    double total = seconds();
    EpochReport report =
        new EpochReport(
            epoch,
            training.epochs(),
            (long) epoch * stepsPerEpoch,
            at.meanLoss(),
            accuracy(),
            measured.loss(),
            measured.accuracy(),
            at.rate,
            since(from),
            total,
            speed,
            total / epoch * (training.epochs() - epoch),
            health);
    at.end(report);
    counts.done++;
    return report;
  }

  /** Measures an epoch as it would be deployed, and keeps the best. */
  private Measured measure() {
    if (info.validationExamples() == 0) {
      return Measured.NOTHING;
    }
    steps.update().exchange();
    try {
      Measured measured = validation.get();
      double score = measured.score();
      if (training.keepBest() && (at.best == null || score > at.best.score())) {
        at.best = Best.of(score, network.parameters());
      }
      return measured;
    } finally {
      steps.update().exchange();
    }
  }

  private void step(long from) {
    int start = at.step * batch;
    int end = Math.min(order.length, start + batch);
    Moment moment = new Moment(stepsDone(), stepsPlanned(), stepsPerEpoch);
    double mean = steps.run(order, start, end, counts.begun, moment);
    checks.loss(mean, at, network, end - start);
    at.add(mean, end - start, steps.correct(), steps.rate());
    Checks.parameters(network, at, end - start);
    tell(mean, speed(from));
    if (Thread.currentThread().isInterrupted()) {
      checkpoints.write(at, stepsDone(), seconds());
    } else if (at.step < stepsPerEpoch) {
      checkpoints.between(at, stepsDone(), seconds());
    }
    checks.interrupted(at.epoch(), at.step);
  }

  private void tell(double batchLoss, double speed) {
    double seconds = seconds();
    long done = stepsDone();
    BatchReport report =
        new BatchReport(
            at.epoch(),
            training.epochs(),
            at.step,
            stepsPerEpoch,
            batchLoss,
            at.meanLoss(),
            accuracy(),
            at.rate,
            seconds,
            speed,
            seconds / done * (stepsPlanned() - done));
    listeners.forEach(l -> l.batchEnded(report));
  }

  /** On the training examples of this epoch; NaN where targets are numbers. */
  private double accuracy() {
    return answered ? at.accuracy() : Double.NaN;
  }

  private long stepsDone() {
    return (long) (at.epoch() - 1) * stepsPerEpoch + at.step;
  }

  private long stepsPlanned() {
    return (long) training.epochs() * stepsPerEpoch;
  }

  /** Every epoch's order follows from seed and epoch alone. */
  private void shuffle(RandomGenerator random) {
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }

  /** Examples per second of the epoch, as far as this process had a part in it. */
  private double speed(long from) {
    return (at.seen - seenBefore) / since(from);
  }

  /** Of the whole run, other processes included. */
  private double seconds() {
    return at.secondsBefore + since(begun);
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
