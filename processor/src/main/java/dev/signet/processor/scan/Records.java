package dev.signet.processor.scan;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Place;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.graph.ClassRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The records still to be looked at. Everything is looked at in the round in which it is first
 * seen, unless a class is missing that another processor may yet write; then all waits for the next
 * round.
 */
public final class Records {
  /**
   * All annotations of the language, and the one that generated code carries: javac's {@code
   * -Xlint:processing} warns of annotations that no processor claims.
   */
  public static final Set<String> LANGUAGE =
      Set.of("dev.signet.dsl.*", "javax.annotation.processing.Generated");

  /** The annotations that make a record ours. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "dev.signet.dsl.Network",
          "dev.signet.dsl.Sequential",
          "dev.signet.dsl.Residual",
          "dev.signet.dsl.DenselyConnected",
          "dev.signet.dsl.Sum");

  private static final String PAUSE = "signet_pause";

  private final Set<String> sources = new LinkedHashSet<>();
  private final Set<String> networks = new LinkedHashSet<>();
  private final Set<String> blocks = new LinkedHashSet<>();
  private Elements elements;
  private boolean patient;
  private int pauses;

  /** Adds what a round brings. Names are kept, not elements: those are made anew in every round. */
  public void enter(RoundEnvironment round, Elements elements) {
    this.elements = elements;
    patient = round.getRootElements().stream().anyMatch(e -> !isPause(e));
    round.getRootElements().forEach(e -> addName(e, sources));
    for (String annotation : ANNOTATIONS.stream().sorted().toList()) {
      TypeElement type = elements.getTypeElement(annotation);
      if (type != null) {
        boolean network = annotation.endsWith(".Network");
        round.getElementsAnnotatedWith(type).forEach(e -> addName(e, network ? networks : blocks));
      }
    }
    blocks.removeAll(networks);
  }

  private static void addName(Element element, Set<String> names) {
    if (element instanceof TypeElement type) {
      names.add(type.getQualifiedName().toString());
    }
  }

  /**
   * Whether to wait for what is missing: other processors may write it as long as a round brings
   * anything but our own {@link #pause}.
   */
  public boolean isPatient() {
    return patient;
  }

  /**
   * Name of an empty package whose declaration, once generated, makes the compiler give one more
   * round. Classes that are written in the very last one come too late for the sources that name
   * them.
   */
  public String pause(TypeElement network) {
    String parent = elements.getPackageOf(network).getQualifiedName().toString();
    return (parent.isEmpty() ? "" : parent + ".") + PAUSE + ++pauses;
  }

  private static boolean isPause(Element root) {
    return root.getKind() == ElementKind.PACKAGE
        && root.getSimpleName().toString().startsWith(PAUSE);
  }

  /** All types with source in this compilation, in order. */
  public List<TypeElement> sources() {
    return elements(sources);
  }

  /** The networks. */
  public List<TypeElement> networks() {
    return elements(networks);
  }

  /** The blocks. */
  public List<TypeElement> blocks() {
    return elements(blocks);
  }

  /** Forgets the networks and blocks: they are done. */
  public void done() {
    networks.clear();
    blocks.clear();
  }

  /** Reports that generated code could not be compiled. */
  public void noRuntime(TypeElement network, Problems problems) {
    problems.report(
        ScanProblems.NO_RUNTIME,
        new Origin("", new Place(network, null, null)),
        network.getSimpleName()
            + " is in order, but its generated code needs the inference runtime, which is not on"
            + " the class path. Add signet-inference.");
  }

  /** Reports that a generated class stands in the sources already, as the compiler says. */
  public void nameTaken(TypeElement network, String said, Problems problems) {
    problems.report(
        ScanProblems.NAME_TAKEN,
        new Origin("", new Place(network, null, null)),
        "A class that is generated for "
            + network.getSimpleName()
            + " is there already ("
            + said
            + "). Rename it, or the network.");
  }

  /** Whether it is asked for the decoupled network as well. */
  public static boolean decouples(TypeElement network) {
    return Mirrors.find(network, "Decouple").isPresent();
  }

  /** The record by name. */
  public ClassRef name(TypeElement record) {
    return Mirrors.ref(elements, record);
  }

  private List<TypeElement> elements(Set<String> names) {
    List<TypeElement> found = new ArrayList<>();
    for (String name : names) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        found.add(type);
      }
    }
    return found;
  }
}
