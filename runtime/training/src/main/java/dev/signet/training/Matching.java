package dev.signet.training;

import dev.signet.inference.file.ModelSpec;
import java.util.List;

/** Attention matching of the batches of one student; see {@link Attention} for what it is. */
final class Matching {
  private final Attention attention;
  private final Shards shards;
  private final Network teacher;
  private final List<Match> matches;
  private int images;
  private long step;

  /**
   * Finds the layers.
   *
   * @throws IllegalArgumentException if the networks do not fit
   * @throws IllegalStateException if the teacher has not learnt anything
   */
  Matching(Attention attention, Trainer<?> student) {
    FitLoop<?> taught = attention.teacher().loop();
    taught.fitted();
    fit(attention.teacher(), student);
    this.attention = attention;
    this.shards = student.loop().network().shards();
    this.teacher = taught.network();
    this.matches =
        attention.pairs(student).stream().map(p -> new Match(p[0], p[1], shards)).toList();
  }

  /** Whether the teacher can look at what the student sees. */
  private static void fit(Trainer<?> teacher, Trainer<?> student) {
    ModelSpec t = teacher.spec();
    ModelSpec s = student.spec();
    if (t.channels() != s.channels() || t.height() != s.height() || t.width() != s.width()) {
      throw new IllegalArgumentException(
          "the teacher %s takes {%d, %d, %d} (channels, height, width), but %s {%d, %d, %d}"
              .formatted(
                  t.network(),
                  t.channels(),
                  t.height(),
                  t.width(),
                  s.network(),
                  s.channels(),
                  s.height(),
                  s.width()));
    }
    if (t.least() > s.least() || t.greatest() < s.greatest()) {
      throw new IllegalArgumentException(
          "the teacher %s takes values from %s to %s, but %s from %s to %s"
              .formatted(
                  t.network(), t.least(), t.greatest(), s.network(), s.least(), s.greatest()));
    }
  }

  /** What the teacher sees. */
  Batches.Feed feed() {
    return new Batches.Feed(attention.teacher().loop().input(), attention.teacher().input);
  }

  /** Makes room for a batch, which is to be loaded then. */
  void begin(int images, long step) {
    this.images = images;
    this.step = step;
    teacher.room(images);
  }

  /** Lets the teacher look; the student has. Gives the part of the mean loss. */
  double loss() {
    teacher.observe(images, step, attention.teacher()::forward);
    double sum = 0;
    for (Match match : matches) {
      sum += match.distance();
    }
    return attention.weight() * sum / images;
  }

  /** Adds to a gradient that is whole otherwise. */
  void add(Values values) {
    for (Match match : matches) {
      if (match.student == values) {
        match.add(attention.weight() / images);
      }
    }
  }

  /** Two layers of the same size of picture. */
  private static final class Match {
    private final Values student;
    private final Values teacher;
    private final Shards shards;
    private final int pixels;

    /** For every pixel of the batch the derivative of its image's distance by the map. */
    private double[] slopes = {};

    private double[] distances = {};

    Match(Values student, Values teacher, Shards shards) {
      this.student = student;
      this.teacher = teacher;
      this.shards = shards;
      this.pixels = student.height * student.width;
    }

    /** The sum of the distances of all images, added up in their order. */
    double distance() {
      int images = shards.images();
      if (distances.length < images) {
        distances = new double[images];
        slopes = new double[Math.multiplyExact(images, pixels)];
      }
      shards.run(s -> {
        double[] taught = new double[pixels];
        for (int image = s.from(); image < s.to(); image++) {
          distances[image] = distance(image, taught);
        }
      });
      double sum = 0;
      for (int image = 0; image < images; image++) {
        sum += distances[image];
      }
      return sum;
    }

    /**
     * With u and t the two maps by their norms and d = u - t, |d| has the derivative (e - (e.u) u)
     * / |Q| by Q, where e = d/|d|; it is taken to be 0 where |d| or |Q| is.
     */
    private double distance(int image, double[] t) {
      int from = image * pixels;
      double[] own = new double[pixels];
      map(student, image, own);
      map(teacher, image, t);
      double norm = unit(own);
      unit(t);
      double squares = 0;
      double along = 0;
      for (int p = 0; p < pixels; p++) {
        double d = own[p] - t[p];
        squares += d * d;
        along += d * own[p];
      }
      double distance = Math.sqrt(squares);
      double by = distance * norm;
      for (int p = 0; p < pixels; p++) {
        slopes[from + p] = by == 0 ? 0 : (own[p] - t[p] - along * own[p]) / by;
      }
      return distance;
    }

    /** Sums of squares over channels, in order. */
    private static void map(Values values, int image, double[] map) {
      int at = image * values.size;
      for (int p = 0; p < map.length; p++) {
        double sum = 0;
        for (int end = at + values.channels; at < end; at++) {
          double v = values.value[at];
          sum += v * v;
        }
        map[p] = sum;
      }
    }

    /** Divides by the norm, unless that is 0, and gives it. */
    private static double unit(double[] map) {
      double squares = 0;
      for (double q : map) {
        squares += q * q;
      }
      double norm = Math.sqrt(squares);
      for (int p = 0; p < map.length && norm > 0; p++) {
        map[p] /= norm;
      }
      return norm;
    }

    /** A square's derivative is twice its root. */
    void add(double weight) {
      int channels = student.channels;
      shards.run(s -> {
        for (int p = s.from() * pixels; p < s.to() * pixels; p++) {
          float slope = (float) (2 * weight * slopes[p]);
          for (int i = p * channels; i < (p + 1) * channels; i++) {
            student.gradient[i] += slope * student.value[i];
          }
        }
      });
    }
  }
}
