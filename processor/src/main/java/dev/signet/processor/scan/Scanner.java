package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Place;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.Choice;
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
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

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
  private final RecordRules rules;
  private final ChoiceReader choices;
  private final NounReader nouns;
  private final AdjectiveReader adjectives;
  private final Missing missing;
  private final Map<String, Integer> sources = new HashMap<>();
  private final Map<String, Block> blocks = new LinkedHashMap<>();

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
    this.missing = new Missing(new JavacErrors(environment));
    this.rules = new RecordRules(codes, problems);
    this.choices = new ChoiceReader(elements, problems);
    this.nouns =
        new NounReader(
            environment, nouns, this::isSource, rules, choices, this::readBlock, problems);
    this.adjectives = new AdjectiveReader(elements, this.nouns::content);
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
    return !missing.any()
        ? Optional.of(new Declared(name, Map.copyOf(blocks), defaults()))
        : Optional.empty();
  }

  /** Whether a class is named anywhere that another processor may still write. */
  public boolean awaitsClasses() {
    return missing.mayCome();
  }

  private boolean isSource(TypeElement type) {
    return sources.containsKey(type.getQualifiedName().toString());
  }

  private int[] order(TypeElement record) {
    return new int[] {sources.getOrDefault(record.getQualifiedName().toString(), -1)};
  }

  private void readBlock(TypeElement record, Origin use) {
    String name = record.getQualifiedName().toString();
    if (blocks.containsKey(name)) {
      return;
    }
    boolean source = isSource(record);
    String simple = record.getSimpleName().toString();
    Origin origin =
        source
            ? new Origin("", new Place(record, null, null, order(record)))
            : use.standingFor("block " + simple);
    blocks.put(name, new Block(Mirrors.ref(elements, record), Map.of(), List.of(), source, origin));
    missing.look(record);
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
    if (field != null) {
      said.putAll(
          adjectives.read(
              field.getAnnotationMirrors(),
              new AdjectiveReader.Carrier(field, true, origin, type, index)));
    }
    List<AnnotationMirror> rest = new ArrayList<>();
    for (AnnotationMirror mirror : component.getAnnotationMirrors()) {
      if (!said.containsKey(Mirrors.typeOf(mirror).getSimpleName().toString())) {
        rest.add(mirror);
      }
    }
    said.putAll(adjectives.read(rest, new AdjectiveReader.Carrier(at, false, origin, type, index)));
    if (elsewhere == null) {
      rules.checkAllowed(said);
    }
    Noun noun = nouns.noun(component.asType(), origin);
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
