package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Place;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Suggestion;
import dev.signet.processor.graph.Choice;
import dev.signet.processor.scan.Declared.Absent;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Noun;
import dev.signet.processor.scan.Declared.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads records of layers from the compiler. One scanner serves one round: a block is read once,
 * however often it is used.
 *
 * <p>Order comes from the record components; annotations and places of errors from the private
 * field of the same name, because only there the compilers point at the exact value. Where the
 * field lacks an annotation, it is read from the component (some versions of ecj lose the field's).
 */
public final class Scanner {
  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final Collection<String> nouns;
  private final RecordRules rules;
  private final ChoiceReader choices;
  private final AdjectiveReader adjectives;
  private final Map<String, Integer> sources;
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private boolean missesClasses;

  /**
   * A scanner.
   *
   * @param roots the types whose source is in this compilation, in order
   * @param nouns simple names of the layers
   * @param codes codes that can be allowed
   */
  public Scanner(
      ProcessingEnvironment environment,
      Collection<? extends Element> roots,
      Collection<String> nouns,
      Collection<String> codes,
      Problems problems) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.problems = problems;
    this.nouns = nouns;
    this.rules = new RecordRules(codes, problems);
    this.choices = new ChoiceReader(elements, problems);
    this.adjectives = new AdjectiveReader(elements, this::content);
    this.sources = new HashMap<>();
    roots.forEach(this::number);
  }

  /** Numbers types as their sources stand, a type before those inside it. */
  private void number(Element type) {
    if (type instanceof TypeElement named) {
      sources.put(named.getQualifiedName().toString(), sources.size());
      ElementFilter.typesIn(named.getEnclosedElements()).forEach(this::number);
    }
  }

  /**
   * Reads a network or block and all blocks it uses. Empty where it cannot be one (reported), or
   * where classes are missing (then the compiler reports them, or another processor will write
   * them).
   */
  public Optional<Declared> scan(TypeElement record) {
    String name = record.getQualifiedName().toString();
    Origin origin = new Origin("", new Place(record, null, null, order(record)));
    if (!rules.isRecordOfLayers(record, origin)) {
      return Optional.empty();
    }
    readBlock(record, origin);
    return !missesClasses
        ? Optional.of(new Declared(name, Map.copyOf(blocks), defaults()))
        : Optional.empty();
  }

  /** Whether a class is named anywhere that does not exist, or not yet. */
  public boolean missesClasses() {
    return missesClasses;
  }

  private int[] order(TypeElement record) {
    return new int[] {sources.getOrDefault(record.getQualifiedName().toString(), -1)};
  }

  private void readBlock(TypeElement record, Origin use) {
    String name = record.getQualifiedName().toString();
    if (blocks.containsKey(name)) {
      return;
    }
    boolean source = sources.containsKey(name);
    String simple = record.getSimpleName().toString();
    Origin origin =
        source
            ? new Origin("", new Place(record, null, null, order(record)))
            : use.standingFor("block " + simple);
    blocks.put(name, new Block(Mirrors.ref(elements, record), Map.of(), List.of(), source, origin));
    markUnknown(record.getAnnotationMirrors());
    // annotations stand before the components: order -1
    AdjectiveReader.Carrier carrier =
        new AdjectiveReader.Carrier(record, true, origin, order(record)[0], -1);
    Map<String, Adjective> said = adjectives.read(record.getAnnotationMirrors(), carrier);
    rules.checkJoins(said, simple, origin);
    if (source) {
      rules.checkAllowed(said);
    }
    List<Part> parts = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      parts.add(part(record, component, parts.size(), source ? null : origin));
    }
    blocks.put(
        name, new Block(Mirrors.ref(elements, record), said, List.copyOf(parts), source, origin));
  }

  private Part part(
      TypeElement record, RecordComponentElement component, int index, Origin elsewhere) {
    String name = component.getSimpleName().toString();
    VariableElement field = field(record, name);
    Element at = field == null ? component : field;
    int type = order(record)[0];
    Origin origin =
        elsewhere != null
            ? elsewhere
            : new Origin("", new Place(at, null, null, type, index, Integer.MAX_VALUE));
    Map<String, Adjective> said = new LinkedHashMap<>();
    markUnknown(component.getAnnotationMirrors());
    if (field != null) {
      markUnknown(field.getAnnotationMirrors());
      said.putAll(
          adjectives.read(
              field.getAnnotationMirrors(),
              new AdjectiveReader.Carrier(field, true, origin, type, index)));
    }
    List<AnnotationMirror> missing = new ArrayList<>();
    for (AnnotationMirror mirror : component.getAnnotationMirrors()) {
      if (!said.containsKey(Mirrors.typeOf(mirror).getSimpleName().toString())) {
        missing.add(mirror);
      }
    }
    said.putAll(
        adjectives.read(missing, new AdjectiveReader.Carrier(at, false, origin, type, index)));
    if (elsewhere == null) {
      rules.checkAllowed(said);
    }
    Noun noun = noun(component.asType(), origin);
    String typeName =
        Mirrors.element(component.asType())
            .map(t -> t.getSimpleName().toString())
            .orElse(component.asType().toString());
    return new Part(name, noun, said, Written.component(said.values(), typeName, name), origin);
  }

  private static VariableElement field(TypeElement record, String name) {
    for (VariableElement field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals(name)) {
        return field;
      }
    }
    return null;
  }

  private void markUnknown(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      if (mirror.getAnnotationType().getKind() == TypeKind.ERROR) {
        missesClasses = true;
      }
      mirror.getElementValues().values().forEach(v -> markUnknownValue(v.getValue()));
    }
  }

  private void markUnknownValue(Object value) {
    if (value instanceof TypeMirror type && type.getKind() == TypeKind.ERROR
        || "<error>".equals(value)) {
      missesClasses = true;
    } else if (value instanceof List<?>) {
      Mirrors.items(value).forEach(this::markUnknownValue);
    }
  }

  private Noun noun(TypeMirror type, Origin origin) {
    if (type.getKind() == TypeKind.ERROR) {
      missesClasses = true;
      return new Noun.Unknown();
    }
    Optional<TypeElement> element = Mirrors.element(type);
    if (element.isPresent()) {
      TypeElement noun = element.get();
      String name = noun.getSimpleName().toString();
      if (nouns.contains(name) && noun.getQualifiedName().contentEquals(Mirrors.DSL + "." + name)) {
        return new Noun.Layer(name);
      }
      if (isSubtype(noun, "Activation")) {
        return choices
            .read(noun, ChoiceReader.Slot.ACTIVATION, origin)
            .<Noun>map(Noun.Function::new)
            .orElseGet(Noun.Unknown::new);
      }
    }
    return block(element, type.toString(), origin)
        .<Noun>map(Noun.Use::new)
        .orElseGet(Noun.Unknown::new);
  }

  /** Reads the block that a component or a shortcut names. */
  private Optional<String> block(Optional<TypeElement> element, String written, Origin origin) {
    String name = element.map(e -> e.getSimpleName().toString()).orElse(written);
    if (element.isPresent() && Mirrors.find(element.get(), "Network").isPresent()) {
      problems.report(
          ScanProblems.NETWORK_AS_BLOCK,
          origin,
          name
              + " is a network, but a layer or a block was expected. Move what both need into a"
              + " block.");
      return Optional.empty();
    }
    if (element.isEmpty() || !RecordRules.joins(element.get())) {
      boolean record = element.isPresent() && element.get().getKind() == ElementKind.RECORD;
      String advice =
          record
              ? " To make it a block, say how it joins: @Sequential, @Residual, @DenselyConnected"
                  + " or @Sum."
              : Suggestion.nearest(name, nouns)
                  .map(n -> " Did you mean dev.signet.dsl." + n + "?")
                  .orElse(
                      " Use a layer of dev.signet.dsl, a class that implements Activation, or a"
                          + " record with @Sequential, @Residual, @DenselyConnected or @Sum.");
      problems.report(
          ScanProblems.NOT_A_LAYER, origin, name + " is neither a layer nor a block." + advice);
      return Optional.empty();
    }
    TypeElement type = element.get();
    if (!sources.containsKey(type.getQualifiedName().toString())
        && !rules.isRecordOfLayers(type, origin)) {
      return Optional.empty();
    }
    if (type.getKind() != ElementKind.RECORD) {
      return Optional.empty(); // reported where it stands
    }
    String key = type.getQualifiedName().toString();
    readBlock(type, origin);
    return Optional.of(key);
  }

  private boolean isSubtype(TypeElement type, String dslInterface) {
    TypeElement target = elements.getTypeElement(Mirrors.DSL + "." + dslInterface);
    return target != null
        && !type.equals(target)
        && types.isSubtype(types.erasure(type.asType()), types.erasure(target.asType()));
  }

  private Object content(String adjective, String value, TypeMirror type, Origin origin) {
    Optional<TypeElement> element = Mirrors.element(type);
    if (adjective.equals("Residual")) {
      boolean none = type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.ERROR;
      return none
          ? new Absent()
          : block(element, type.toString(), origin)
              .<Object>map(Noun.Use::new)
              .orElseGet(Noun.Unknown::new);
    }
    if (element.isEmpty()
        || element.get().getQualifiedName().contentEquals(Mirrors.DSL + ".Inherit")) {
      return new Absent();
    }
    ChoiceReader.Slot slot =
        switch (value) {
          case "inputs" -> ChoiceReader.Slot.INPUTS;
          case "weights" -> ChoiceReader.Slot.WEIGHTS;
          case "scale" -> ChoiceReader.Slot.SCALE;
          case "source" -> ChoiceReader.Slot.SOURCE;
          default -> ChoiceReader.Slot.ENCODER;
        };
    return choices.read(element.get(), slot, origin).<Object>map(c -> c).orElseGet(Absent::new);
  }

  private Map<String, Choice> defaults() {
    return Map.of(
        "inputs", ours("estimator.SteSign", ChoiceReader.Slot.INPUTS),
        "weights", ours("estimator.SteSign", ChoiceReader.Slot.WEIGHTS),
        "scale", ours("scaling.Unscaled", ChoiceReader.Slot.SCALE),
        "source", ours("source.Latent", ChoiceReader.Slot.SOURCE));
  }

  private Choice ours(String name, ChoiceReader.Slot slot) {
    TypeElement type = elements.getTypeElement(Mirrors.DSL + "." + name);
    return choices.read(type, slot, Origin.none()).orElseThrow();
  }
}
