package dev.signet.tests.build;

import dev.signet.processor.SignetProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Our processor, with a filer that notes for which elements each file is made. */
final class OneElement extends AbstractProcessor {
  private final SignetProcessor ours = new SignetProcessor();

  /** {@code file < element, element}. */
  final List<String> made = new ArrayList<>();

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    ours.init(new Noting(environment));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ours.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ours.getSupportedOptions();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return ours.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return ours.process(annotations, round);
  }

  private final class Noting implements ProcessingEnvironment, Filer {
    private final ProcessingEnvironment environment;

    Noting(ProcessingEnvironment environment) {
      this.environment = environment;
    }

    private void note(CharSequence name, Element... elements) {
      made.add(
          name
              + " < "
              + String.join(", ", Arrays.stream(elements).map(Element::toString).toList()));
    }

    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... elements)
        throws IOException {
      note(name, elements);
      return environment.getFiler().createSourceFile(name, elements);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... elements)
        throws IOException {
      note(name, elements);
      return environment.getFiler().createClassFile(name, elements);
    }

    @Override
    public FileObject createResource(
        JavaFileManager.Location location,
        CharSequence packageName,
        CharSequence name,
        Element... elements)
        throws IOException {
      note(packageName + "." + name, elements);
      return environment.getFiler().createResource(location, packageName, name, elements);
    }

    @Override
    public FileObject getResource(
        JavaFileManager.Location location, CharSequence packageName, CharSequence name)
        throws IOException {
      throw new AssertionError("an isolating processor reads no files: " + name);
    }

    @Override
    public Filer getFiler() {
      return this;
    }

    @Override
    public Map<String, String> getOptions() {
      return environment.getOptions();
    }

    @Override
    public Messager getMessager() {
      return environment.getMessager();
    }

    @Override
    public Elements getElementUtils() {
      return environment.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return environment.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return environment.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return environment.getLocale();
    }
  }
}
