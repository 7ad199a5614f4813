package dev.signet.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.signet.processor.paths.GradientPaths;
import javax.lang.model.element.Modifier;

/** Writes into a model, as text, how gradients pass its network. */
final class PathsWriter {
  private PathsWriter() {}

  /** Adds the text to a model. */
  static void write(GradientPaths paths, TypeSpec.Builder model) {
    model.addType(
        PlanLines.type(
            "PathLines",
            "AS_TEXT",
            "Gradient paths of blocks and layers.",
            PlanLines.chunks(paths.lines())));
    entry(model, "return $T.join($S, PathLines.AS_TEXT)", String.class, "\n");
  }

  /** Adds the same member to a class that stands in for a model. */
  static void stub(TypeSpec.Builder model, String refusal, Object... arguments) {
    entry(model, refusal, arguments);
  }

  private static void entry(TypeSpec.Builder model, String body, Object... arguments) {
    model.addMethod(
        MethodSpec.methodBuilder("gradientPaths")
            .addJavadoc(
                "How gradients pass the network: for each block the binary layers on its paths, for"
                    + " each binary\nlayer those between it and the loss.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(String.class)
            .addStatement(body, arguments)
            .build());
  }
}
