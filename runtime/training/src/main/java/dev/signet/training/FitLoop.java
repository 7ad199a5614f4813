package dev.signet.training;

import dev.signet.inference.PackedModel;
import dev.signet.inference.file.Canaries;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.file.RunRecord;
import dev.signet.training.checkpoint.Snapshot;
import dev.signet.training.data.Dataset;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.Resumption;
import dev.signet.training.listen.RunReport;
import dev.signet.training.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  private final Run.Counts counts = new Run.Counts();

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
    this.steps = new StepRunner(spec.network(), trainer, network, training, inputStage);
    this.checks = new Checks(spec);
    this.provenance = new Provenance(training);
  }

  void declared() {
    steps.update();
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
    checks.weights(training.classWeights());
    if (training.keepBest() && validation == null) {
      throw new IllegalArgumentException(
          "keepBest needs validation data to tell which epoch is best; pass some to fit, or leave"
              + " keepBest off");
    }
    checks.output(trainer.logits());
    checks.data("training", train);
    checks.loss(training, train);
    if (validation != null) {
      checks.data("validation", validation);
      checks.same(train, validation);
    }
    steps.ready();
    Position at = new Position();
    Checkup checkup = trainer.checkup(train);
    RunState state = new RunState(network, steps, inputStage, counts, checkup);
    RunIdentity identity = identity(train, validation);
    try (var saving = new Checkpointing(training.checkpoints(), runs.size() + 1, identity, state)) {
      Resumption from = saving.restore(at, training.epochs()).orElse(null);
      ready(train);
      taught(provenance);
      if (training.keepBest()) {
        provenance.validation(validation);
      }
      steps.data(train);
      var parts = new Run.Parts(spec, training, network, steps, checks, counts, saving, checkup);
      int examples = validation == null ? 0 : validation.size();
      Run run = new Run(parts, at, train, examples, () -> deployed(validation), listeners);
      return run(run, from);
    }
  }

  private RunReport run(Run run, Resumption from) {
    try {
      RunReport report = run.all(from);
      runs.add(report);
      return report;
    } finally {
      // Also after a failure: what was learnt so far can be evaluated and frozen.
      steps.end();
      network.end();
      provenance.done(counts.done, steps.steps());
    }
  }

  /** What a checkpoint must be of. */
  private RunIdentity identity(Dataset train, Dataset validation) {
    Provenance next = new Provenance(provenance);
    next.train(train);
    taught(next);
    if (training.keepBest()) {
      next.validation(validation);
    }
    return new RunIdentity(spec, trainer.declaration(), train, validation, next.all());
  }

  /** The teacher of attention, by the numbers it has now. */
  private void taught(Provenance provenance) {
    if (training.attention() != null) {
      FitLoop<?> teacher = training.attention().teacher().loop();
      provenance.teacher(teacher.network.parameters(), teacher.inputStage);
    }
  }

  void startFrom(Path checkpoint) throws IOException {
    Snapshot from = Snapshot.read(checkpoint);
    untrained();
    new RunState(network, steps, inputStage, counts, null).start(checkpoint, from);
    network.end();
    if (from.json("labels") instanceof List<?> names) {
      labels = names.stream().map(String.class::cast).toList();
    }
    provenance.start(from);
  }

  private void untrained() {
    if (!runs.isEmpty() || steps.steps() > 0) {
      throw new IllegalStateException(
          spec.network() + " has been trained already: call startFrom on a new trainer");
    }
  }

  void startFrom(FitLoop<?> trained) {
    trained.fitted();
    untrained();
    new Handover(trained, this).take();
    startedFrom(trained);
  }

  /** All numbers have been taken over. */
  private void startedFrom(FitLoop<?> trained) {
    inputStage.take(trained.inputStage);
    labels = trained.labels;
    network.end();
    steps.update().restart();
    provenance.start(trained.network.parameters(), trained.inputStage);
  }

  Probe probe(Dataset examples) {
    checks.weights(training.classWeights());
    checks.output(trainer.logits());
    checks.data("probed", examples);
    checks.loss(training, examples);
    fitted();
    steps.ready();
    return new Probe(trainer, network, training, steps, examples);
  }

  /** The other trainer begins with what this one has learnt, tensor by tensor. */
  Decoupling decoupling(FitLoop<?> into) {
    fitted();
    return new Decoupling(network, into.network, () -> into.startedFrom(this));
  }

  Network network() {
    return network;
  }

  InputStage input() {
    return inputStage;
  }

  String name() {
    return spec.network();
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
    checks.classes(data);
    fitted();
    return Evaluations.run(data, network.shards(), trainer::newEvaluation, spec.classes());
  }

  double evaluateLoss(Dataset data) {
    checks.data("evaluation", data);
    checks.learns(training.loss().measured(), data);
    fitted();
    return Evaluations.measure(
            data,
            network.shards(),
            trainer::newEvaluation,
            spec.classes(),
            training.loss().measured())
        .loss();
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

  /** Refuses where nothing was learnt. */
  void fitted() {
    if (!inputStage.fitted()) {
      throw new IllegalStateException(
          spec.network() + " does not know its input's range yet: call fit or prepare first");
    }
  }

  /** The packed model on the validation data. */
  private Measured deployed(Dataset validation) {
    M model = packed(tensors());
    return Evaluations.measure(
        validation,
        network.shards(),
        () -> model.predictor()::logits,
        spec.classes(),
        training.loss().measured());
  }
}
