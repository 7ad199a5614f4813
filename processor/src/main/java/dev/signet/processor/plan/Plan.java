package dev.signet.processor.plan;

import dev.signet.processor.check.SoundGraph;
import dev.signet.processor.graph.Graph;
import dev.signet.processor.graph.Prune;

/**
 * What will run.
 *
 * @param graph what it is the plan of, without layers that the output does not depend on
 * @param folds what is folded into what
 * @param inference packed inference
 * @param training training
 */
public record Plan(Graph graph, Folds folds, InferencePlan inference, TrainingPlan training) {
  /** Plans a network. */
  public static Plan of(SoundGraph sound) {
    Graph graph = Prune.unused(sound.graph());
    Folds folds = Folds.of(graph);
    InferencePlan inference = InferenceBuilder.build(graph, folds);
    return new Plan(graph, folds, inference, TrainingBuilder.build(graph, folds, inference));
  }
}
