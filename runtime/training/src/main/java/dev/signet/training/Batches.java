package dev.signet.training;

import dev.signet.training.data.Augmentation;
import dev.signet.training.data.Dataset;
import dev.signet.training.loss.Teacher;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Batches of examples: read, varied, and put through the input stage, on all threads; or, while a
 * step computes, the next one on a thread of its own. Numbers are the same either way: an example's
 * depend on seed, epoch and index alone.
 */
final class Batches implements AutoCloseable {
  private final Training training;
  private final Shards shards;
  private final List<Feed> feeds;
  private Dataset data;
  private final ConcurrentLinkedQueue<Teacher.Answers> teachers = new ConcurrentLinkedQueue<>();
  private BatchTargets targets;
  private Ahead ahead;
  private ExecutorService reader;

  Batches(Training training, Shards shards, List<Feed> feeds) {
    this.training = training;
    this.shards = shards;
    this.feeds = List.copyOf(feeds);
  }

  /** A network that wants the examples: what it makes of raw values, and its input for a batch. */
  record Feed(InputStage stage, Values input) {}

  /**
   * Which examples of which epoch.
   *
   * @param order indices of examples; the batch is {@code order[from..to)}
   * @param augmentation null for none
   * @param epoch counts over all calls of fit; 0 where nothing is learnt from the batch, so that no
   *     targets are wanted
   */
  record Cut(int[] order, int from, int to, Augmentation augmentation, long epoch) {
    int images() {
      return to - from;
    }

    /** The next of the same epoch; of fewer images where it is the last. */
    Cut next() {
      return new Cut(order, to, Math.min(order.length, to + images()), augmentation, epoch);
    }

    /** Whether the other has the same examples, varied alike; orders are compared as objects. */
    @SuppressWarnings("ReferenceEquality") // another array of the same numbers may change yet
    boolean is(Cut other) {
      return order == other.order && from == other.from && to == other.to && epoch == other.epoch;
    }
  }

  /** A batch on its way. */
  private record Ahead(Cut cut, float[][] values, BatchTargets targets, Future<?> done) {}

  /** The data that the next batches are of. */
  void data(Dataset train) {
    data = train;
  }

  /** What the batch is to be answered with. */
  BatchTargets targets() {
    return targets;
  }

  /** Puts a batch into the inputs, which have room; shards are cut already. */
  void load(Cut cut) {
    if (ahead != null && ahead.cut.is(cut)) {
      await();
      float[][] spare = arrays();
      for (int k = 0; k < spare.length; k++) {
        feeds.get(k).input.value = ahead.values[k];
      }
      targets = ahead.targets;
      ahead = new Ahead(cut, spare, null, null); // its arrays are used again
      return;
    }
    BatchTargets into = room(cut);
    targets = into;
    float[][] values = arrays();
    shards.run(s -> load(cut, s.from(), s.to(), values, into));
  }

  /** Begins to read a batch that {@link #load} will want next. */
  void prepare(Cut next) {
    if (reader == null) {
      reader = Executors.newSingleThreadExecutor(Batches::daemon);
    }
    float[][] values = arrays();
    for (int k = 0; k < values.length; k++) {
      int needed = values[k].length;
      boolean fits = ahead != null && ahead.values[k].length == needed;
      values[k] = fits ? ahead.values[k] : new float[needed];
    }
    BatchTargets into = room(next);
    Future<?> done = reader.submit(() -> load(next, 0, next.images(), values, into));
    ahead = new Ahead(next, values, into, done);
  }

  private float[][] arrays() {
    return feeds.stream().map(f -> f.input.value).toArray(float[][]::new);
  }

  private BatchTargets room(Cut cut) {
    return cut.epoch == 0
        ? null
        : new BatchTargets(data, cut.images(), training.loss().teacher() != null);
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "signet-batches");
    thread.setDaemon(true);
    return thread;
  }

  private void load(Cut cut, int first, int end, float[][] values, BatchTargets into) {
    Teacher.Answers teacher = into == null ? null : teacher();
    float[] raw = new float[data.valuesPerExample()];
    for (int image = first; image < end; image++) {
      int index = cut.order[cut.from + image];
      data.values(index, raw, 0);
      if (cut.augmentation != null) {
        cut.augmentation.apply(
            raw,
            0,
            data.channels(),
            data.height(),
            data.width(),
            Randoms.of(training.seed(), cut.epoch, index));
      }
      for (int k = 0; k < values.length; k++) {
        Feed feed = feeds.get(k);
        feed.stage.apply(raw, 0, values[k], image * feed.input.size);
      }
      if (into != null) {
        into.load(data, image, index, raw, teacher);
      }
    }
    if (teacher != null) {
      teachers.add(teacher);
    }
  }

  /** One that no other thread asks; null where there is none. */
  private Teacher.Answers teacher() {
    Teacher teacher = training.loss().teacher();
    Teacher.Answers idle = teachers.poll();
    return teacher == null || idle != null ? idle : teacher.answers();
  }

  /** Waits for the batch ahead; an interruption is kept for the end of the step. */
  private void await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          ahead.done.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) e.getCause(); // load declares no other
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the reading ahead: nothing reads the data any more when this returns. */
  @Override
  public void close() {
    if (reader != null) {
      try {
        if (ahead != null && ahead.done != null) {
          await();
        }
      } catch (RuntimeException | Error e) {
        // Nobody wants that batch any more, whatever was wrong with it.
      } finally {
        ahead = null;
        reader.shutdown();
        reader = null;
      }
    }
  }
}
