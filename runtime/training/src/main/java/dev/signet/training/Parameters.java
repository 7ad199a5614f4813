package dev.signet.training;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A choice of a network's parameters, by what they are or how they are called; immutable. */
public final class Parameters {
  private final String text;
  private final Predicate<Parameter> test;

  private Parameters(String text, Predicate<Parameter> test) {
    this.text = text;
    this.test = test;
  }

  /** All of these kinds. */
  public static Parameters kinds(Parameter.Kind first, Parameter.Kind... more) {
    EnumSet<Parameter.Kind> kinds = EnumSet.of(first, more);
    return new Parameters("kinds" + kinds, p -> kinds.contains(p.kind));
  }

  /**
   * All whose name, {@code layer.tensor}, is one of these; {@code *} stands for any text: {@code
   * stem.*} is a whole layer, {@code *.bias} every bias. {@link Trainer#summary} shows the names.
   */
  public static Parameters named(String first, String... more) {
    List<String> patterns = Stream.concat(Stream.of(first), Stream.of(more)).toList();
    List<Pattern> compiled = patterns.stream().map(Parameters::pattern).toList();
    return new Parameters(
        "named" + patterns, p -> compiled.stream().anyMatch(c -> c.matcher(p.name).matches()));
  }

  private static Pattern pattern(String written) {
    return Pattern.compile(Pattern.quote(written).replace("*", "\\E.*\\Q"));
  }

  /** These without those. */
  public Parameters except(Parameters those) {
    Objects.requireNonNull(those, "those");
    return new Parameters(this + ".except(" + those + ")", p -> contains(p) && !those.contains(p));
  }

  /** Whether this one is chosen. */
  public boolean contains(Parameter parameter) {
    return test.test(parameter);
  }

  /** How they were chosen, as the provenance of a model file wants. */
  @Override
  public String toString() {
    return text;
  }
}
