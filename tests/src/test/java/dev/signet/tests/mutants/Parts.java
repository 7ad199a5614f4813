package dev.signet.tests.mutants;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import dev.signet.tests.mutants.Anatomy.Component;
import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Rec;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Anatomy.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Takes a parsed source apart. */
final class Parts {
  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Rec> records = new ArrayList<>();
  private final List<Rec> classes = new ArrayList<>();

  Parts(String source, CompilationUnitTree unit, SourcePositions positions) {
    this.source = source;
    this.unit = unit;
    this.positions = positions;
  }

  Anatomy read() {
    unit.getTypeDecls().forEach(t -> read(t, List.of()));
    return new Anatomy(source, List.copyOf(records), List.copyOf(classes));
  }

  private void read(Tree tree, List<String> outer) {
    if (!(tree instanceof ClassTree type)) {
      return;
    }
    String name = type.getSimpleName().toString();
    List<Component> components = new ArrayList<>();
    boolean record = tree.getKind() == Tree.Kind.RECORD;
    for (Tree member : type.getMembers()) {
      if (record
          && member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
        components.add(component(field));
      }
    }
    Span span = span(tree);
    Span head = record ? head(span, name, components) : new Span(span.from(), span.from());
    Span declared = new Span(span.from(), source.indexOf('{', Math.max(head.to(), bodyFrom(type))));
    List<Word> words = words(type.getModifiers().getAnnotations());
    Rec rec = new Rec(name, outer, span, declared, head, words, List.copyOf(components));
    (record && (rec.isNetwork() || rec.isBlock()) ? records : classes).add(rec);
    List<String> around = Stream.concat(outer.stream(), Stream.of(name)).toList();
    type.getMembers().forEach(m -> read(m, around));
  }

  private int bodyFrom(ClassTree type) {
    Span modifiers = span(type.getModifiers());
    return modifiers.to() < 0 ? span(type).from() : modifiers.to();
  }

  /** Between the parentheses. */
  private Span head(Span record, String name, List<Component> components) {
    Matcher start =
        Pattern.compile("\\brecord\\s+" + Pattern.quote(name) + "\\s*(<[^(]*>)?\\s*\\(")
            .matcher(source);
    start.find(record.from());
    int last =
        components.isEmpty() ? start.end() : components.get(components.size() - 1).span().to();
    return new Span(start.end(), source.indexOf(')', last));
  }

  private Component component(VariableTree field) {
    Span span = span(field);
    String name = field.getName().toString();
    Span named = new Span(span.to() - name.length(), span.to());
    Span type = span(field.getType());
    return new Component(
        name, type.of(source), span, type, named, words(field.getModifiers().getAnnotations()));
  }

  private List<Word> words(List<? extends AnnotationTree> annotations) {
    return annotations.stream().map(this::word).toList();
  }

  private Word word(AnnotationTree annotation) {
    String written = annotation.getAnnotationType().toString();
    String name = written.substring(written.lastIndexOf('.') + 1);
    return new Word(
        name,
        span(annotation),
        annotation.getArguments().stream().map(a -> value(name, a)).toList());
  }

  private Value value(String word, ExpressionTree argument) {
    ExpressionTree value = argument;
    String key = "value";
    if (argument instanceof AssignmentTree assignment) {
      key = assignment.getVariable().toString();
      value = assignment.getExpression();
    }
    List<? extends ExpressionTree> items =
        value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
    return new Value(word, key, span(value), items.stream().map(this::item).toList());
  }

  private Item item(ExpressionTree tree) {
    boolean text = tree instanceof LiteralTree literal && literal.getValue() instanceof String;
    Span span = span(tree);
    return new Item(text ? (String) ((LiteralTree) tree).getValue() : span.of(source), span);
  }

  private Span span(Tree tree) {
    return new Span(
        (int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
  }
}
