package dev.signet.processor.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One executed step of packed inference: its line of the plan and its code. */
public final class PackedStep {
  /**
   * A tensor of the model file that a step reads.
   *
   * @param role what the step calls it
   * @param name in the file
   * @param type {@code F32}, {@code U64}, {@code I32} or {@code U8}
   * @param layout meaning of its sizes, slowest first
   * @param shape its sizes
   */
  public record Tensor(String role, String name, String type, String layout, List<Integer> shape) {
    /** Bytes of all its elements. */
    public long bytes() {
      long bytes =
          switch (type) {
            case "U64" -> 8;
            case "U8" -> 1;
            default -> 4;
          };
      for (int size : shape) {
        bytes *= size;
      }
      return bytes;
    }
  }

  private final String op;
  private final String layer;
  private final List<Value> in;
  private final Value out;
  private final boolean inPlace;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Code code = new Code();
  private Effort effort = Effort.NONE;
  private long keptBytes;
  private Optional<Value> scratch = Optional.empty();
  private Optional<Ending> ending = Optional.empty();
  private Optional<Value> shared = Optional.empty();
  private Split split = Split.NONE;

  PackedStep(String op, String layer, List<Value> in, Value out, boolean inPlace) {
    this.op = op;
    this.layer = layer;
    this.in = List.copyOf(in);
    this.out = out;
    this.inPlace = inPlace;
  }

  /** Adds numbers to the plan's line. */
  public PackedStep attribute(String key, int... numbers) {
    attributes.put(key, Arrays.stream(numbers).boxed().toList());
    return this;
  }

  /** Adds one number to the plan's line. */
  public PackedStep number(String key, int number) {
    attributes.put(key, number);
    return this;
  }

  /** Adds words to the plan's line. */
  public PackedStep attribute(String key, List<String> words) {
    attributes.put(key, List.copyOf(words));
    return this;
  }

  /** Adds a word to the plan's line. */
  public PackedStep attribute(String key, String word) {
    attributes.put(key, word);
    return this;
  }

  /** Adds a sentence to the Javadoc of the layer's method. */
  public PackedStep remark(String sentence) {
    remarks.add(sentence);
    return this;
  }

  /** States what it executes. */
  public PackedStep executes(Effort effort) {
    this.effort = effort;
    return this;
  }

  void tensor(String role, String name, String type, String layout, int... shape) {
    tensors.add(new Tensor(role, name, type, layout, Arrays.stream(shape).boxed().toList()));
  }

  /** Its code, to be added to. A step without code shares the buffer of {@link #shared}. */
  public Code code() {
    return ending.map(Ending::code).orElse(code);
  }

  /** States what it can do with its results while they are at hand; its code follows from that. */
  public PackedStep ends(Ending ending) {
    this.ending = Optional.of(ending);
    return this;
  }

  /** Whether it may be given more to do. */
  boolean isOpen() {
    return ending.isPresent();
  }

  /** Lets a step do the work of an affine map that follows it; whether it can. */
  public boolean takesAffine(Ref scale, Ref shift) {
    return ending.isPresent() && ending.get().takesAffine(scale, shift);
  }

  /** Lets a step do the work of an addition that follows it; whether it can. */
  public boolean takesAddend(Value addend) {
    return ending.isPresent() && ending.get().takesAddend(addend);
  }

  /** Leaves the work to the step that writes one of its inputs; its result lies where that does. */
  public PackedStep leavesTo(PackedStep before, Value input, String remark) {
    shared = Optional.of(input);
    before.remark(remark);
    return this;
  }

  /** The input whose buffer a step without code shares. */
  Value shared() {
    return shared.orElse(in.get(0));
  }

  /** States that it needs a buffer of floats to work in. */
  public PackedStep worksIn(Value scratch) {
    this.scratch = Optional.of(scratch);
    return this;
  }

  /** States that a pass keeps more for it than its buffers. */
  public PackedStep keeps(long bytes) {
    keptBytes += bytes;
    return this;
  }

  /** What a pass keeps for it besides buffers. */
  public long keptBytes() {
    return keptBytes;
  }

  /** A buffer that it needs for itself. */
  Optional<Value> scratch() {
    return scratch;
  }

  /**
   * States that threads may share it: rows of the result, {@code slice.from} to {@code slice.end},
   * need the same rows of all values it reads that have as many.
   */
  public PackedStep byRows() {
    split = Split.ROWS;
    return this;
  }

  /** The same, but any row of its first input may be needed. */
  public PackedStep byWindows() {
    split = Split.WINDOWS;
    return this;
  }

  /** How threads share it. */
  Split split() {
    return split;
  }

  /** What it does: one of the names that {@link PlanText} explains. */
  public String op() {
    return op;
  }

  /** The layer it belongs to. */
  public String layer() {
    return layer;
  }

  /** What it reads. */
  public List<Value> in() {
    return in;
  }

  /** What it writes. */
  public Value out() {
    return out;
  }

  /** Whether {@code out} may lie where its first input lies. */
  public boolean inPlace() {
    return inPlace;
  }

  /** What the plan's line says besides names and shapes. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** The tensors it reads. */
  public List<Tensor> tensors() {
    return List.copyOf(tensors);
  }

  /** What it executes. */
  public Effort effort() {
    return effort;
  }

  /** Sentences for the reader of the code. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }
}
