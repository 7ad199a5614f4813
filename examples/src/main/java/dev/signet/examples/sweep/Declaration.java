package dev.signet.examples.sweep;

import dev.signet.processor.diag.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import javax.lang.model.util.Types;

/**
 * A network as its class file has it, written out again with other choices for all its layers:
 * records keep the order of their components in class files, and the language its annotations.
 * Layers and blocks that choose for themselves go on doing so.
 */
final class Declaration {
  private static final String BINARIZE = "dev.signet.dsl.Binarize";

  private final Elements elements;
  private final Types types;
  private final TypeElement network;

  Declaration(Elements elements, Types types, TypeElement network) {
    this.elements = elements;
    this.types = types;
    this.network = network;
  }

  /** The package that it must stand in, for it may use blocks that only that package sees. */
  String folder() {
    return elements.getPackageOf(network).getQualifiedName().toString();
  }

  /** Simple name of a variant's record. */
  String name(Variant variant) {
    return network.getSimpleName() + "_" + variant.id();
  }

  /**
   * Source of a variant.
   *
   * @throws IllegalArgumentException if a choice is no class, or of another slot
   */
  String source(Variant variant) {
    List<String> lines = new ArrayList<>();
    lines.add("package " + folder() + ";\n");
    lines.add("/** " + network.getSimpleName() + " with other choices: " + variant + ". */");
    Map<String, String> binarize = new TreeMap<>();
    for (AnnotationMirror mirror : network.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals(BINARIZE)) {
        binarize.putAll(values(mirror));
      } else {
        lines.add(text(mirror));
      }
    }
    variant
        .choices()
        .forEach((slot, name) -> binarize.put(slot.attribute(), choice(slot, name) + ".class"));
    lines.add(text(BINARIZE, binarize));
    lines.add("public record " + name(variant) + "(\n" + layers(network) + ") {}\n");
    return String.join("\n", lines);
  }

  /** All that is declared in the network's own record, its own blocks too. */
  String text() {
    return text(network);
  }

  private String text(TypeElement declared) {
    List<String> lines = new ArrayList<>();
    declared.getAnnotationMirrors().forEach(mirror -> lines.add(text(mirror)));
    lines.add("record " + declared.getSimpleName() + "(\n" + layers(declared) + ")");
    for (TypeElement block : ElementFilter.typesIn(declared.getEnclosedElements())) {
      lines.add(text(block));
    }
    return String.join("\n", lines);
  }

  private String layers(TypeElement declared) {
    return ElementFilter.recordComponentsIn(declared.getEnclosedElements()).stream()
        .map(layer -> layer(declared, layer))
        .collect(Collectors.joining(",\n"));
  }

  /** Adjectives are read from the field, as the compiler does. */
  private String layer(TypeElement declared, RecordComponentElement layer) {
    String adjectives =
        ElementFilter.fieldsIn(declared.getEnclosedElements()).stream()
            .filter(field -> field.getSimpleName().equals(layer.getSimpleName()))
            .flatMap(field -> field.getAnnotationMirrors().stream())
            .map(mirror -> text(mirror) + " ")
            .collect(Collectors.joining());
    return "    " + adjectives + layer.asType() + " " + layer.getSimpleName();
  }

  /** Full name of a class that fits the slot. */
  private String choice(Slot slot, String name) {
    boolean full = name.contains(".");
    TypeElement found = elements.getTypeElement(full ? name : slot.ours() + "." + name);
    if (found != null && fits(found, slot)) {
      return found.getQualifiedName().toString();
    }
    if (full) {
      String what = found == null ? " is no class that is seen here" : " is no " + wanted(slot);
      throw new IllegalArgumentException(
          name + what + ". Name one of " + slot.ours() + " or the full name of one of yours.");
    }
    PackageElement ours = elements.getPackageElement(slot.ours());
    List<String> known =
        ElementFilter.typesIn(ours.getEnclosedElements()).stream()
            .filter(type -> fits(type, slot))
            .map(type -> type.getSimpleName().toString())
            .sorted()
            .toList();
    throw new IllegalArgumentException(
        "there is no %s %s for %s.%s There are %s."
            .formatted(
                wanted(slot),
                name,
                slot.attribute(),
                Suggestion.sentence(name, known),
                String.join(", ", known)));
  }

  private static String wanted(Slot slot) {
    return slot.type().getSimpleName();
  }

  private boolean fits(TypeElement type, Slot slot) {
    TypeMirror wanted = elements.getTypeElement(slot.type().getName()).asType();
    return types.isAssignable(type.asType(), wanted)
        && type.getModifiers().contains(Modifier.PUBLIC)
        && !type.getModifiers().contains(Modifier.ABSTRACT);
  }

  private Map<String, String> values(AnnotationMirror mirror) {
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> value :
        mirror.getElementValues().entrySet()) {
      values.put(value.getKey().getSimpleName().toString(), text(value.getValue()));
    }
    return values;
  }

  private String text(AnnotationMirror mirror) {
    return text(mirror.getAnnotationType().toString(), values(mirror));
  }

  private static String text(String annotation, Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " = " + value.getValue())
        .collect(Collectors.joining(", ", "@" + annotation + "(", ")"));
  }

  private String text(AnnotationValue value) {
    return value.accept(
        new SimpleAnnotationValueVisitor14<String, Void>() {
          @Override
          protected String defaultAction(Object constant, Void none) {
            return elements.getConstantExpression(constant);
          }

          @Override
          public String visitType(TypeMirror type, Void none) {
            return type + ".class";
          }

          @Override
          public String visitEnumConstant(VariableElement constant, Void none) {
            Element type = constant.getEnclosingElement();
            return ((TypeElement) type).getQualifiedName() + "." + constant.getSimpleName();
          }

          @Override
          public String visitAnnotation(AnnotationMirror inner, Void none) {
            return text(inner);
          }

          @Override
          public String visitArray(List<? extends AnnotationValue> items, Void none) {
            return items.stream()
                .map(Declaration.this::text)
                .collect(Collectors.joining(", ", "{", "}"));
          }
        },
        null);
  }
}
