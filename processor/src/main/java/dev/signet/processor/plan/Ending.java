package dev.signet.processor.plan;

import java.util.Optional;

/**
 * A step that multiplies by weights and yields floats, and what it does with each result while it
 * is at hand: an affine map, then the addition of another value. Steps that follow leave their work
 * to it where that saves a pass over memory; the plan of the model file has them one by one all the
 * same.
 */
public final class Ending {
  private final Ref kernel;
  private final String method;
  private final Value in;
  private final Ref filters;
  private final Value out;
  private final Object scratch;
  private Optional<Ref> scale = Optional.empty();
  private Optional<Ref> shift = Optional.empty();
  private Optional<Value> addend = Optional.empty();

  /**
   * Nothing but the product so far.
   *
   * @param method of the kernel, with parameters as {@link #code} has them
   * @param scratch what it works in
   */
  public Ending(Ref kernel, String method, Value in, Ref filters, Value out, Object scratch) {
    this.kernel = kernel;
    this.method = method;
    this.in = in;
    this.filters = filters;
    this.out = out;
    this.scratch = scratch;
  }

  /** Takes over an affine map, unless something follows already; whether it did. */
  public boolean takesAffine(Ref scale, Ref shift) {
    if (this.scale.isPresent() || addend.isPresent()) {
      return false;
    }
    this.scale = Optional.of(scale);
    this.shift = Optional.of(shift);
    return true;
  }

  /** Takes over an addition, unless it has one; whether it did. */
  boolean takesAddend(Value value) {
    if (addend.isPresent()) {
      return false;
    }
    addend = Optional.of(value);
    return true;
  }

  /** The call that does it all. */
  Code code() {
    Object none = Code.expr("null");
    return new Code()
        .add(
            "$." + method + "($, $, $, $, $, $, $, $)",
            kernel,
            in,
            filters,
            scale.map(Object.class::cast).orElse(none),
            shift.map(Object.class::cast).orElse(none),
            addend.map(Object.class::cast).orElse(none),
            out,
            scratch,
            InferencePlan.SLICE);
  }
}
