package dev.signet.processor.plan;

import java.util.List;

/**
 * A private method of the trainer that several layers call: what it does to numbers does not depend
 * on whose they are, and written out for each layer it would be most of a large network's code.
 *
 * @param ref its name to be
 * @param result what it returns, or null for nothing
 * @param parameters what it takes
 * @param about what it does, in a sentence
 * @param body its lines
 */
public record SharedMethod(
    Ref ref, Type result, List<Parameter> parameters, String about, Code body) {
  /** What it takes, named as it stands in the body. */
  public record Parameter(Ref name, Type type) {}
}
