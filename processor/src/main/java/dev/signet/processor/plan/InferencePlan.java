package dev.signet.processor.plan;

import dev.signet.processor.graph.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packed inference: what runs, in order.
 *
 * @param steps the steps
 * @param constants stateless objects
 * @param tensors fields that hold what the model file gives
 * @param passFields fields of one pass besides its buffers
 * @param kernels constants whose scratch a pass must hold
 * @param slots where every value lies
 * @param meetings where the threads of a pass wait for each other
 */
public record InferencePlan(
    List<PackedStep> steps,
    List<Member> constants,
    List<Member> tensors,
    List<Member> passFields,
    List<Ref> kernels,
    Slots slots,
    Meetings meetings) {
  /** What the caller gives. */
  public static final Ref RAW = Ref.fixed("raw");

  /** Where the result goes. */
  public static final Ref LOGITS = Ref.fixed("logits");

  /** The ints that kernels work in. */
  public static final Ref SCRATCH = Ref.fixed("scratch");

  /** What a thread of a pass computes. */
  public static final Ref SLICE = Ref.fixed("slice");

  /** The index of the first number that a thread computes of a value of floats. */
  public static Code.Expr from(Shape shape) {
    return Code.expr("$.from($) * $", SLICE, shape.height(), shape.width() * shape.channels());
  }

  /** The index behind the last. */
  public static Code.Expr end(Shape shape) {
    return Code.expr("$.end($) * $", SLICE, shape.height(), shape.width() * shape.channels());
  }

  /** A buffer of a pass; {@code step} is the place of the first step that uses it. */
  public record Buffer(Ref ref, Type type, int size, int step) {
    /** What it takes. */
    public long bytes() {
      return (long) size * (type.equals(Type.LONGS) ? Long.BYTES : Float.BYTES);
    }
  }

  /** The buffers, in order of first use. */
  public List<Buffer> buffers() {
    return slots.buffers().stream()
        .map(b -> new Buffer(b.ref(), b.bits() ? Type.LONGS : Type.FLOATS, b.size(), b.step()))
        .toList();
  }

  /** What each thread has of its own where all else is shared, in order of first use. */
  public Map<Ref, Ref> owned() {
    return slots.owned();
  }

  /** What a thread runs for a step. */
  public Code code(PackedStep step) {
    Code code = new Code();
    if (meetings.before(step)) {
      code.add("$.meet()", SLICE);
    }
    if (step.code().isEmpty() || step.split() != Split.NONE) {
      return code.addAll(step.code());
    }
    return code.open("if ($.isFirst())", SLICE).addAll(step.code()).close();
  }

  /** Bytes of the values that a step needs while it runs, its result included. */
  public long liveBytes(int step) {
    return slots.liveBytes(step);
  }

  /** Where a value lies. */
  public Ref place(Value value) {
    return slots.of(value);
  }

  /** What a value is called where it is used. */
  public Ref name(Value value) {
    return slots.named(value);
  }

  /** The plan as JSON, one object a step. */
  public List<String> lines() {
    return steps.stream().map(PlanText::line).toList();
  }

  /** A tensor that some step reads. */
  public Optional<PackedStep.Tensor> tensor(String name) {
    return steps.stream()
        .flatMap(s -> s.tensors().stream())
        .filter(t -> t.name().equals(name))
        .findFirst();
  }
}
