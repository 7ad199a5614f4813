package dev.signet.training;

import dev.signet.dsl.Encoder;
import dev.signet.dsl.Estimator;
import dev.signet.dsl.FilterShape;
import dev.signet.dsl.Scaling;
import dev.signet.dsl.Site;
import dev.signet.dsl.WeightSource;
import dev.signet.inference.PackedModel;
import dev.signet.inference.Pass;
import dev.signet.inference.file.ModelFile;
import dev.signet.inference.file.ModelSpec;
import dev.signet.inference.kernel.ConvShape;
import dev.signet.training.data.Dataset;
import dev.signet.training.data.Nd4jDataset;
import dev.signet.training.evaluate.Reference;
import dev.signet.training.layer.BatchNormalization;
import dev.signet.training.layer.Convolution;
import dev.signet.training.listen.Listener;
import dev.signet.training.listen.RunReport;
import dev.signet.training.measure.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * What every generated trainer extends: parameters, the loop over the data, evaluation, freezing.
 * One seed gives one result, whatever the number of threads. Not thread-safe: one thread calls it,
 * and it uses others itself.
 *
 * @param <M> the packed model it trains
 */
public abstract class Trainer<M extends PackedModel> {
  /**
   * The network's input: standardised raw values, or bits as -1 and +1; filled before each step.
   */
  protected final Values input;

  private final Network network;
  private final ModelSpec spec;
  private final Training training;
  private final InputStage inputStage;
  private final FitLoop<M> loop;
  private volatile InputWatch watch;

  /**
   * For generated code.
   *
   * @param spec what is trained
   * @param training the settings
   */
  @SuppressWarnings("this-escape") // the methods called are overridden by constants only
  protected Trainer(ModelSpec spec, Training training) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.training = Objects.requireNonNull(training, "training");
    this.network = new Network(training);
    this.inputStage = new InputStage(spec, standardizes(), encoder(), levels());
    this.input = network.add(inputStage.values());
    this.loop = new FitLoop<>(this, network, spec, training, inputStage);
  }

  // What generated code overrides.

  /** Whether raw values are standardised; called by the constructor, so return a constant. */
  protected boolean standardizes() {
    return true;
  }

  /** The input's encoder, null for none; called by the constructor, so return a constant. */
  protected Encoder encoder() {
    return null;
  }

  /** Bits per input channel where there is an encoder; called by the constructor, as above. */
  protected int levels() {
    return 1;
  }

  /**
   * A hash of how the network was declared and is trained: with another one, no run goes on from an
   * old checkpoint. Empty where nobody knows.
   */
  protected String declaration() {
    return "";
  }

  /** The forward pass of the current batch. */
  protected abstract void forward();

  /** The backward pass of the current batch; the gradient of {@link #logits} is there. */
  protected abstract void backward();

  /** The last layer's values. */
  protected abstract Values logits();

  /** A pass of the naive evaluation with the current parameters; one thread uses it. */
  protected abstract Pass newEvaluation();

  /** Puts every tensor of the model file. */
  protected abstract void freeze(Tensors out);

  /** The packed model of a file. */
  protected abstract M model(ModelFile file);

  // What generated code calls.

  /** Declares the values of a layer, which nothing asks a gradient of. */
  protected final Values values(String name, int height, int width, int channels) {
    return network.add(new Values(name, height, width, channels));
  }

  /**
   * Declares the values of a layer.
   *
   * @param room where their gradient is: values of one room never need theirs at the same time
   */
  protected final Values values(String name, int height, int width, int channels, int room) {
    return network.add(new Values(name, height, width, channels), room);
  }

  /**
   * Declares a parameter and fills it; what it starts with depends on seed and name alone.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  protected final Parameter parameter(String name, Parameter.Kind kind, Init init, int... shape) {
    return network.add(new Parameter(name, kind, shape), init);
  }

  /** Declares the weights of a binary layer; the source fills its parameters. */
  protected final BinaryWeights binaryWeights(
      String layer,
      FilterShape shape,
      WeightSource source,
      Parameter[] sourceLearned,
      Estimator estimator,
      float window,
      Parameter[] estimatorLearned,
      Scaling scaling,
      Parameter[] scalingLearned) {
    return network.add(
        new BinaryWeights(
            layer,
            shape,
            source,
            sourceLearned,
            estimator,
            window,
            estimatorLearned,
            scaling,
            scalingLearned,
            network.shards()));
  }

  /** Declares a batch normalization with parameters {@code layer.gamma} and {@code layer.beta}. */
  protected final BatchNormalization batchNorm(String layer, int channels, double momentum) {
    return network.batchNorm(layer, channels, momentum);
  }

  /** Declares a convolution, or a dense layer as one of a single pixel. */
  protected final Convolution convolution(ConvShape shape) {
    return Convolution.of(shape, network.shards());
  }

  /**
   * Says that every parameter is declared; {@code create} calls it last.
   *
   * @throws IllegalArgumentException when the settings do not fit the parameters
   */
  protected final void declared() {
    loop.declared();
  }

  /**
   * Begins to give the trainer of the decoupled network what this one has learnt.
   *
   * @throws IllegalStateException before the input was fitted
   */
  protected final Decoupling decoupling(Trainer<?> into) {
    return loop.decoupling(into.loop);
  }

  /** Runs a body for every shard of the batch, on all threads; returns when all are done. */
  protected final void shards(Consumer<Shard> body) {
    network.shards(getClass(), body);
  }

  /** Before the forward pass of a layer whose estimator of inputs has statistics. */
  protected final void measure(Estimator estimator, Values inputs, Parameter... learned) {
    network.measure(estimator, inputs, learned);
  }

  /** The gradient by these values is whole: their own layer's backward pass is what comes next. */
  protected final void complete(Values values) {
    network.complete(values);
  }

  /** A new site with the current progress and these learned numbers. */
  protected final Site site(Parameter... learned) {
    return Site.of(progress(), Network.numbers(learned));
  }

  /** A new site of the finished network with these learned numbers. */
  protected static Site deployedSite(Parameter... learned) {
    return Site.of(1f, Network.numbers(learned));
  }

  /** How far training has come, from 0 to 1. */
  protected final float progress() {
    return network.progress();
  }

  /** Scale of each raw channel. */
  protected final float[] inputScale() {
    return inputStage.scale();
  }

  /** Shift of each raw channel. */
  protected final float[] inputShift() {
    return inputStage.shift();
  }

  /** The encoder's numbers, {@code [channels][levels]}. */
  protected final float[] inputNumbers() {
    return inputStage.numbers();
  }

  /** As {@link Reference#binarize}, of a layer whose inputs a check-up may want to see. */
  protected final void binarize(
      String layer, Estimator estimator, Site site, float[] x, int channels, float[] y) {
    Reference.binarize(estimator, site, x, channels, y);
    InputWatch watching = watch;
    if (watching != null) {
      watching.add(layer, estimator, site, x, channels, y);
    }
  }

  /** Somebody to look at the binary layers, with these data as examples. */
  final Checkup checkup(Dataset train) {
    return new Checkup(this, network, train);
  }

  /** Shows the inputs of binary layers to somebody from now on; null for nobody. */
  final void watch(InputWatch watch) {
    this.watch = watch;
  }

  /** What others want of this network in order to learn from it. */
  final FitLoop<M> loop() {
    return loop;
  }

  // What users call.

  /**
   * Trains for {@link Training#epochs} epochs, from the current parameters on: a second call
   * continues with the optimizer's memory, while progress and learning-rate schedule start over.
   * The input's standardisation or encoding is fitted by the first call only.
   *
   * @param train examples to learn from
   * @param validation examples to measure each epoch on; null for none
   * @param listeners are told how it goes
   * @return what happened
   * @throws IllegalArgumentException when data and network do not fit, before the first step
   * @throws IllegalStateException when a loss is not finite, naming epoch, step and layer, or when
   *     the thread is interrupted, between two steps
   */
  public final RunReport fit(Dataset train, Dataset validation, Listener... listeners) {
    return loop.fit(train, validation, List.of(listeners));
  }

  /** Trains without validation. */
  public final RunReport fit(Dataset train, Listener... listeners) {
    return loop.fit(train, null, List.of(listeners));
  }

  /** As {@link #fit(Dataset, Dataset, Listener...)}; both iterators are read to their end first. */
  public final RunReport fit(
      DataSetIterator train, DataSetIterator validation, Listener... listeners) {
    return fit(dataset(train), validation == null ? null : dataset(validation), listeners);
  }

  /** Trains without validation; the iterator is read to its end first. */
  public final RunReport fit(DataSetIterator train, Listener... listeners) {
    return fit(dataset(train), listeners);
  }

  private Dataset dataset(DataSetIterator iterator) {
    return Nd4jDataset.of(iterator, spec.channels(), spec.height(), spec.width());
  }

  /**
   * Fits the standardisation or encoding of the input without any training, so that the untrained
   * network can be evaluated and frozen.
   */
  public final void prepare(Dataset train) {
    loop.prepare(train);
  }

  /**
   * Begins with the parameters, statistics and fitted input of a checkpoint of this network, from
   * any run: to freeze what a killed run had learnt, or to train on with other data or settings.
   * They are those of that step, or, at the end of {@code fit}, what it ended with. Optimizers,
   * schedules and counts begin anew; models name the checkpoint by its checksum as {@code start}.
   * (To go on with the same run, see {@code Training.Builder.checkpoints}.)
   *
   * @throws dev.signet.training.checkpoint.CheckpointException if it is of another network
   * @throws IOException if it is damaged or cannot be read
   * @throws IllegalStateException when this trainer has trained already
   */
  public final void startFrom(Path checkpoint) throws IOException {
    loop.startFrom(checkpoint);
  }

  /**
   * Begins with what another network has learnt whose layers have the same names and shapes, as a
   * network of binary weights does with that of real ones: parameters, statistics and the fitted
   * input. Learned numbers of choices and scalings that only one of both has are left out.
   * Optimizers, schedules and counts begin anew; models name the numbers by their hash as {@code
   * start}. (Several such stages in a row: {@link dev.signet.training.recipe.Recipe}.)
   *
   * @throws IllegalArgumentException if they do not fit, naming what differs; nothing is taken then
   * @throws IllegalStateException when this trainer has trained already, or the other's input was
   *     never fitted
   */
  public final void startFrom(Trainer<?> trained) {
    loop.startFrom(trained.loop);
  }

  /**
   * Somebody to ask for the loss of these examples and its gradient, as training would find them.
   *
   * @throws IllegalArgumentException where data, settings and network do not fit
   * @throws IllegalStateException before the input was fitted
   */
  public final Probe probe(Dataset examples) {
    return loop.probe(examples);
  }

  /** As {@link #evaluate(Dataset)}; the iterator is read to its end first. */
  public final Evaluation evaluate(DataSetIterator data) {
    return evaluate(dataset(data));
  }

  /**
   * The mean loss of the finished network, without a teacher's part, on the independent, unpacked
   * path, on all threads.
   */
  public final double evaluateLoss(Dataset data) {
    return loop.evaluateLoss(data);
  }

  /**
   * Evaluates the finished classifier on the independent, unpacked path, on all threads.
   *
   * @throws IllegalArgumentException where data and network do not fit, or targets are no classes
   */
  public final Evaluation evaluate(Dataset data) {
    return loop.evaluate(data);
  }

  /** Logits of one raw image, interleaved, on the independent, unpacked path. */
  public final float[] evaluateLogits(float[] raw) {
    return loop.evaluateLogits(raw);
  }

  /** Logits of every example, by example, on the independent, unpacked path, on all threads. */
  public final float[][] evaluateLogits(Dataset data) {
    return loop.evaluateLogits(data);
  }

  /**
   * The packed model.
   *
   * @throws IllegalStateException before the input was fitted, or when a number is not finite
   */
  public final M freeze() {
    return loop.freeze();
  }

  /**
   * Writes what differs between equal runs beside a saved model, as {@code NAME.run.json}: time,
   * machine, JVM and kernels, threads, and the numbers and seconds of every epoch of every {@code
   * fit}.
   *
   * @param model the file that was given to {@code save}
   * @throws IllegalStateException when no {@code fit} has ended yet
   * @throws IOException if it cannot be written
   */
  public final void saveRun(Path model) throws IOException {
    loop.saveRun(model);
  }

  /** All parameters and running statistics, in order of declaration. */
  public final List<Parameter> parameters() {
    return Collections.unmodifiableList(network.parameters());
  }

  /** The settings. */
  public final Training training() {
    return training;
  }

  /** What is trained. */
  public final ModelSpec spec() {
    return spec;
  }

  /**
   * Bytes of the arrays that hold the values of all layers and their gradients for a batch: most of
   * what training takes, known before it begins. Beside them parameters have, in arrays of their
   * size, what optimizers remember and a sum of gradients for every shard.
   */
  public final long batchBytes(int images) {
    return network.batchBytes(images);
  }

  /** A table of all parameters, and what a batch takes. */
  public final String summary() {
    return network.summary(spec.network());
  }
}
