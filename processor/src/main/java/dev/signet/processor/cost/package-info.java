/**
 * What a network costs: per layer and in total, as publications count it and as it really runs.
 * Comes in: a graph or a plan; goes out: a {@link dev.signet.processor.cost.CostSheet}. Knows the
 * steps of packed inference and what each stores and executes, neither how they came to be nor how
 * they are written.
 */
package dev.signet.processor.cost;
