package dev.signet.training;

import dev.signet.inference.PackedModel;
import dev.signet.inference.file.Canaries;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.file.RunRecord;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.BatchReport;
import dev.signet.training.listen.EpochReport;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunInfo;
import dev.signet.training.listen.RunReport;
import dev.signet.training.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The epochs of a trainer, and what is asked between and after them. */
final class FitLoop<M extends PackedModel> {
  private final Trainer<M> trainer;
  private final Network network;
  private final ModelSpec spec;
  private final Training training;
  private final InputStage inputStage;
  private final StepRunner steps;
  private final Checks checks;
  private List<String> labels = List.of();
  private final Provenance provenance;
  private final List<RunReport> runs = new ArrayList<>();
  private long epochs;
  private long epochsDone;

  FitLoop(
      Trainer<M> trainer,
      Network network,
      ModelSpec spec,
      Training training,
      InputStage inputStage) {
    this.trainer = trainer;
    this.network = network;
    this.spec = spec;
    this.training = training;
    this.inputStage = inputStage;
    this.steps = new StepRunner(trainer, network, training, inputStage);
    this.checks = new Checks(spec);
    this.provenance = new Provenance(training);
  }

  void prepare(Dataset train) {
    checks.output(trainer.logits());
    checks.data("training", train);
    ready(train);
  }

  /** Takes data that were checked. */
  private void ready(Dataset train) {
    if (!inputStage.fitted()) {
      inputStage.fit(train);
    }
    labels = List.copyOf(train.labels());
    provenance.train(train);
  }

  RunReport fit(Dataset train, Dataset validation, List<Listener> listeners) {
    if (training.keepBest() && validation == null) {
      throw new IllegalArgumentException(
          "keepBest needs validation data to tell which epoch is best; pass some to fit, or leave"
              + " keepBest off");
    }
    checks.output(trainer.logits());
    checks.data("training", train);
    if (validation != null) {
      checks.data("validation", validation);
      checks.same(train, validation);
    }
    ready(train);
    if (training.keepBest()) {
      provenance.validation(validation);
    }
    steps.data(train);
    try {
      RunReport report = new Run(train, validation, listeners).all();
      runs.add(report);
      return report;
    } finally {
      // Also after a failure: what was learnt so far can be evaluated and frozen.
      network.end();
      provenance.done(epochsDone, steps.steps());
    }
  }

  void saveRun(Path model) throws IOException {
    if (runs.isEmpty()) {
      throw new IllegalStateException(
          spec.network() + " has no run to write down yet: call fit before saveRun");
    }
    RunRecord.write(model, Sidecar.members(training, runs));
  }

  Evaluation evaluate(Dataset data) {
    checks.data("evaluation", data);
    fitted();
    return Evaluations.run(data, network.shards(), trainer::newEvaluation, spec.classes());
  }

  float[][] evaluateLogits(Dataset data) {
    checks.data("evaluation", data);
    fitted();
    return Evaluations.logits(data, network.shards(), trainer::newEvaluation, spec.classes());
  }

  float[] evaluateLogits(float[] raw) {
    fitted();
    if (raw.length != inputStage.rawSize()) {
      throw new IllegalArgumentException(
          "an image of %s has %d values, not %d"
              .formatted(spec.network(), inputStage.rawSize(), raw.length));
    }
    checks.values(raw, "the image");
    float[] logits = new float[spec.classes()];
    trainer.newEvaluation().run(raw, logits);
    return logits;
  }

  M freeze() {
    fitted();
    Tensors tensors = tensors();
    // By the independent path, so that verifying a model compares two computations.
    float[] logits = new Canaries(spec, tensors.all()).logits(trainer.newEvaluation()::run);
    tensors.floats(Canaries.TENSOR, logits, Canaries.COUNT, spec.classes());
    return packed(tensors);
  }

  private Tensors tensors() {
    Tensors tensors = new Tensors();
    trainer.freeze(tensors);
    return tensors;
  }

  private M packed(Tensors tensors) {
    return trainer.model(ModelFile.of(spec, tensors.all(), labels, provenance.all()));
  }

  private void fitted() {
    if (!inputStage.fitted()) {
      throw new IllegalStateException(
          spec.network() + " does not know its input's range yet: call fit or prepare first");
    }
  }

  /** One call of fit. */
  private final class Run {
    private final Dataset train;
    private final Dataset validation;
    private final List<Listener> listeners;
    private final List<EpochReport> reports = new ArrayList<>();
    private final int batch;
    private final int stepsPerEpoch;
    private final RunInfo info;
    private final long begun = System.nanoTime();
    private final int[] order;
    private Best best;

    Run(Dataset train, Dataset validation, List<Listener> listeners) {
      this.train = train;
      this.validation = validation;
      this.listeners = listeners;
      this.batch = Math.min(training.batch(), train.size());
      int rest = train.size() % batch;
      // A single image left over has no variance of its own: it waits for another epoch.
      boolean skipped = rest == 1 && network.normalizes();
      this.stepsPerEpoch = train.size() / batch + (rest == 0 || skipped ? 0 : 1);
      this.info =
          new RunInfo(
              spec.network(),
              training.epochs(),
              stepsPerEpoch,
              batch,
              train.size(),
              validation == null ? 0 : validation.size(),
              training.seed());
      this.order = new int[train.size()];
    }

    RunReport all() {
      listeners.forEach(l -> l.started(info));
      boolean stopped = false;
      for (int epoch = 1; epoch <= training.epochs() && !stopped; epoch++) {
        EpochReport report = epoch(epoch);
        reports.add(report);
        epochsDone++;
        for (Listener listener : listeners) {
          stopped |= listener.epochEnded(report) == Listener.Signal.STOP;
        }
      }
      if (best != null) {
        best.restore(network.parameters());
      }
      RunReport report = new RunReport(info, reports, stopped, since(begun));
      listeners.forEach(l -> l.finished(report));
      return report;
    }

    private EpochReport epoch(int epoch) {
      long from = System.nanoTime();
      epochs++;
      shuffle(Randoms.of(training.seed(), Randoms.of("shuffle"), epochs));
      double loss = 0;
      long seen = 0;
      long correct = 0;
      float rate = 0;
      for (int step = 0; step < stepsPerEpoch; step++) {
        int start = step * batch;
        int end = Math.min(order.length, start + batch);
        long done = (long) (epoch - 1) * stepsPerEpoch + step;
        double progress = (double) done / ((long) training.epochs() * stepsPerEpoch);
        rate = training.schedule().at(progress);
        checks.rate(rate, training.schedule().toString());
        double mean = steps.run(order, start, end, epochs, progress, rate);
        checks.loss(mean, epoch, step + 1, network, end - start);
        loss += mean * (end - start);
        seen += end - start;
        correct += steps.correct();
        tell(epoch, step + 1, mean, loss / seen, (double) correct / seen, rate, seen / since(from));
        checks.interrupted(epoch, step + 1);
      }
      checks.parameters(epoch, network);
      double speed = seen / since(from);
      double[] measured = validate();
      double total = since(begun);
      EpochReport report =
          new EpochReport(
              epoch,
              training.epochs(),
              (long) epoch * stepsPerEpoch,
              loss / seen,
              (double) correct / seen,
              measured[0],
              measured[1],
              rate,
              since(from),
              total,
              speed,
              total / epoch * (training.epochs() - epoch));
      if (training.keepBest() && (best == null || measured[1] > best.accuracy())) {
        best = Best.of(measured[1], network.parameters());
      }
      return report;
    }

    private void tell(
        int epoch,
        int step,
        double batchLoss,
        double loss,
        double accuracy,
        float rate,
        double speed) {
      double seconds = since(begun);
      long done = (long) (epoch - 1) * stepsPerEpoch + step;
      long all = (long) training.epochs() * stepsPerEpoch;
      BatchReport report =
          new BatchReport(
              epoch,
              training.epochs(),
              step,
              stepsPerEpoch,
              batchLoss,
              loss,
              accuracy,
              rate,
              seconds,
              speed,
              seconds / done * (all - done));
      listeners.forEach(l -> l.batchEnded(report));
    }

    /** Loss and accuracy of the packed model on the validation data; NaN without any. */
    private double[] validate() {
      if (validation == null) {
        return new double[] {Double.NaN, Double.NaN};
      }
      M model = packed(tensors());
      Evaluation measured =
          Evaluations.run(
              validation, network.shards(), () -> model.predictor()::logits, spec.classes());
      return new double[] {measured.logLoss(), measured.accuracy()};
    }

    /** Every epoch's order follows from seed and epoch alone. */
    private void shuffle(RandomGenerator random) {
      for (int i = 0; i < order.length; i++) {
        int j = random.nextInt(i + 1);
        order[i] = order[j];
        order[j] = i;
      }
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
