package dev.signet.processor;

import com.google.auto.service.AutoService;
import dev.signet.processor.check.Checks;
import dev.signet.processor.check.SoundGraph;
import dev.signet.processor.cost.Contract;
import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.diag.Options;
import dev.signet.processor.diag.Printer;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.diag.Remark;
import dev.signet.processor.graph.GraphBuilder;
import dev.signet.processor.op.Ops;
import dev.signet.processor.plan.MethodText;
import dev.signet.processor.plan.Plan;
import dev.signet.processor.report.Report;
import dev.signet.processor.rewrite.Carry;
import dev.signet.processor.rewrite.Decouple;
import dev.signet.processor.scan.Declared;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Records;
import dev.signet.processor.scan.Scanner;
import dev.signet.processor.write.Decoupling;
import dev.signet.processor.write.Sources;
import dev.signet.processor.write.WriteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** The compiler of networks: records are scanned, built into graphs, checked, written as code. */
@AutoService(Processor.class)
public final class SignetProcessor extends AbstractProcessor {
  private final Records records = new Records();
  private final Problems mistakenOptions = new Problems();
  private Options options;
  private boolean saidOptions;

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    options = Options.read(environment.getOptions(), Checks.kinds(), mistakenOptions);
  }

  /** Wrong ones too: they get our message, and not javac's besides. */
  @Override
  public Set<String> getSupportedOptions() {
    Set<String> names = Options.names(Checks.kinds());
    processingEnv.getOptions().keySet().stream()
        .filter(name -> name.startsWith("signet."))
        .forEach(names::add);
    return names;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Records.LANGUAGE;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    records.enter(round, processingEnv.getElementUtils());
    Problems problems = new Problems(options.severities());
    Scanner scanner =
        new Scanner(processingEnv, records.sources(), Ops.names(), Checks.allowable(), problems);
    Map<TypeElement, Proven> sound = new LinkedHashMap<>();
    for (TypeElement network : records.networks()) {
      Problems own = problems.part();
      int before = problems.reports();
      Optional<Proven> graph = scanner.scan(network).flatMap(declared -> prove(declared, own));
      if (problems.reports() == before) { // nothing was wrong with what was read
        graph.ifPresent(g -> sound.put(network, g));
      }
      problems.addAll(own);
    }
    for (TypeElement block : records.blocks()) {
      scanner.scan(block).ifPresent(declared -> GraphBuilder.block(declared, problems));
    }
    if (scanner.awaitsClasses() && records.isPatient() && !round.processingOver()) {
      pause();
      return true;
    }
    Optional<Locked> locked = options.lock().map(file -> new Locked(file, options.acceptLock()));
    for (TypeElement network : records.networks()) {
      write(network, Optional.ofNullable(sound.get(network)), locked, problems);
    }
    locked.ifPresent(
        l -> l.compare(problems, n -> processingEnv.getMessager().printMessage(Kind.NOTE, n)));
    if (!saidOptions) {
      saidOptions = true;
      problems.addAll(mistakenOptions);
    }
    new Printer(processingEnv.getMessager()).print(problems);
    records.done();
    return true; // claimed: javac warns of annotations that nobody claims
  }

  private void pause() {
    for (TypeElement network : records.networks().stream().limit(1).toList()) {
      try {
        Sources.pause(records.pause(network), network, processingEnv.getFiler());
      } catch (IOException e) {
        throw new UncheckedIOException("asking for another round", e);
      }
    }
  }

  /** A network that is in order, and the decoupled one where that is asked for. */
  private record Proven(SoundGraph graph, Optional<SoundGraph> decoupled, List<Carry> carries) {}

  /** The sound graphs of a network that keeps its contract. */
  private static Optional<Proven> prove(Declared declared, Problems problems) {
    Contract contract = Contract.read(declared.top(), problems);
    Optional<SoundGraph> graph = Checks.prove(GraphBuilder.network(declared, problems), problems);
    if (graph.isPresent() && !contract.isEmpty()) {
      contract.check(CostSheet.of(Plan.of(graph.get())), problems);
    }
    Adjective asked = declared.top().adjectives().get("Decouple");
    if (graph.isEmpty() || problems.hasErrors()) {
      return Optional.empty();
    }
    if (asked == null) {
      return Optional.of(new Proven(graph.get(), Optional.empty(), List.of()));
    }
    return Decouple.of(graph.get().graph(), asked.origin(), problems)
        .flatMap(d ->
            Checks.proveMade(d.graph(), problems)
                .map(made -> new Proven(graph.get(), Optional.of(made), d.carries())));
  }

  private void write(
      TypeElement network, Optional<Proven> proven, Optional<Locked> locked, Problems problems) {
    if (!sees(network, "dev.signet.inference.PackedModel")) {
      proven.ifPresent(p -> records.noRuntime(network, problems));
      return;
    }
    WriteOptions wanted =
        new WriteOptions(
            sees(network, "dev.signet.training.Trainer"),
            sees(network, "javax.annotation.processing.Generated"));
    try {
      if (proven.isPresent()) {
        Proven p = proven.get();
        Optional<Plan> decoupled = p.decoupled().map(Plan::of);
        Optional<Decoupling> decoupling =
            decoupled.map(d -> new Decoupling(d.graph().network(), p.carries()));
        Plan plan = Plan.of(p.graph());
        write(network, plan, decoupling, p.graph().remarks(), wanted);
        locked.ifPresent(l -> l.add(plan));
        if (decoupled.isPresent()) {
          write(network, decoupled.get(), Optional.empty(), List.of(), wanted);
          locked.ifPresent(l -> l.add(decoupled.get()));
        }
      } else {
        boolean decouples = Records.decouples(network);
        Filer filer = processingEnv.getFiler();
        Sources.stubs(records.name(network), decouples, network, filer, wanted);
      }
    } catch (FilerException e) {
      records.nameTaken(network, e.getMessage(), problems);
    } catch (IOException e) {
      throw new UncheckedIOException("writing the classes of " + network, e);
    }
  }

  private void write(
      TypeElement network,
      Plan plan,
      Optional<Decoupling> decoupling,
      List<Remark> remarks,
      WriteOptions wanted)
      throws IOException {
    Filer filer = processingEnv.getFiler();
    Supplier<List<MethodText>> methods = Sources.write(plan, decoupling, network, filer, wanted);
    if (options.report()) {
      String page = Report.page(plan, CostSheet.of(plan), remarks, methods.get());
      Sources.page(plan.graph().network(), page, network, filer);
    }
  }

  /**
   * Whether the module of the network can see a type; the class path cannot be seen by a named one.
   */
  private boolean sees(TypeElement network, String type) {
    Elements elements = processingEnv.getElementUtils();
    ModuleElement module = elements.getModuleOf(network);
    return module == null
        ? elements.getTypeElement(type) != null
        : elements.getTypeElement(module, type) != null;
  }
}
