package dev.signet.training.optimize;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A number that changes as training goes on: a learning rate, or the progress of estimators. */
@FunctionalInterface
public interface Schedule {
  /** The number for the step that follows. */
  float at(Moment moment);

  /** Always the same rate. */
  static Schedule constant(double rate) {
    float value = (float) positive("the learning rate", rate);
    return new Described("constant(" + rate + ")", m -> value);
  }

  /** Half a cosine from {@code rate} to 0 (Loshchilov and Hutter 2017, arXiv 1608.03983). */
  static Schedule cosine(double rate) {
    positive("the learning rate", rate);
    return new Described("cosine(" + rate + ")", m -> (float) wave(rate, 0, m.progress()));
  }

  /** A straight line from {@code rate} to 0. */
  static Schedule linear(double rate) {
    positive("the learning rate", rate);
    return new Described("linear(" + rate + ")", m -> (float) (rate * (1 - m.progress())));
  }

  /** A straight line from one number to another, both 0 or more. */
  static Schedule line(double from, double to) {
    notNegative("the start of the line", from);
    notNegative("the end of the line", to);
    return new Described(
        "line(" + from + ", " + to + ")", m -> (float) (from + (to - from) * m.progress()));
  }

  /**
   * Starts at {@code rate}; multiplied by {@code factor} whenever progress passes one of the
   * points.
   *
   * @param points parts of the run, from 0 up to, but not including, 1
   */
  static Schedule step(double rate, double factor, double... points) {
    return stepped(rate, factor, DoubleStream.of(points).mapToObj(Span::part).toArray(Span[]::new));
  }

  /** As {@link #step(double, double, double...)}, at points in epochs or steps as well. */
  static Schedule step(double rate, double factor, Span first, Span... more) {
    return stepped(
        rate, factor, Stream.concat(Stream.of(first), Stream.of(more)).toArray(Span[]::new));
  }

  private static Schedule stepped(double rate, double factor, Span[] points) {
    positive("the learning rate", rate);
    positive("the factor of the schedule", factor);
    return new Described(
        "step(%s, %s, %s)".formatted(rate, factor, Arrays.toString(points)),
        m -> {
          double value = rate;
          for (Span point : points) {
            if (m.step() >= point.steps(m)) {
              value *= factor;
            }
          }
          return (float) value;
        });
  }

  /** As {@link #warmUp(Span, Schedule)} with a part of the run. */
  static Schedule warmUp(double part, Schedule then) {
    return warmUp(Span.part(part), then);
  }

  /**
   * A straight line from 0 to {@code then}'s first rate, after which {@code then} runs over the
   * rest, seeing a run of its own from its first step to its last.
   */
  static Schedule warmUp(Span span, Schedule then) {
    return new Described(
        "warmUp(" + span + ", " + then + ")",
        m -> {
          long steps = span.steps(m);
          if (m.step() >= steps) {
            return then.at(m.after(steps));
          }
          Moment first = new Moment(0, Math.max(1, m.steps() - steps), m.stepsPerEpoch());
          return (float) (then.at(first) * ((double) m.step() / steps));
        });
  }

  /**
   * {@code first} over a span, seen as a whole run, then {@code next} over the rest, as another.
   */
  static Schedule chain(Schedule first, Span span, Schedule next) {
    return new Described(
        "chain(" + first + ", " + span + ", " + next + ")",
        m -> {
          long steps = span.steps(m);
          return m.step() < steps
              ? first.at(new Moment(m.step(), steps, m.stepsPerEpoch()))
              : next.at(m.after(steps));
        });
  }

  /** As {@link #oneCycle(double, Span)}, rising over three tenths of the run. */
  static Schedule oneCycle(double peak) {
    return oneCycle(peak, Span.part(0.3));
  }

  /**
   * One cycle (Smith and Topin 2019, arXiv 1708.07120) in PyTorch's form: half a cosine from {@code
   * peak / 25} up to {@code peak}, another down to {@code peak / 250000}.
   *
   * @param rise how long it rises
   */
  static Schedule oneCycle(double peak, Span rise) {
    positive("the learning rate", peak);
    double start = peak / 25;
    return new Described(
        "oneCycle(" + peak + ", " + rise + ")",
        chain(
            m -> (float) wave(start, peak, m.progress()),
            rise,
            m -> (float) wave(peak, start / 1e4, m.progress())));
  }

  /** The same, but every epoch keeps the number that its first step has. */
  default Schedule byEpoch() {
    return new Described(this + ".byEpoch()", m -> at(m.startOfEpoch()));
  }

  private static double wave(double from, double to, double progress) {
    return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
  }

  private static double positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
    }
    return value;
  }

  private static void notNegative(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " must be 0 or more and finite, not " + value);
    }
  }

  /**
   * A schedule that says what it is, as the provenance of a model file wants.
   *
   * @param description the call that makes it
   * @param formula its numbers
   */
  record Described(String description, Schedule formula) implements Schedule {
    @Override
    public float at(Moment moment) {
      return formula.at(moment);
    }

    @Override
    public String toString() {
      return description;
    }
  }
}
