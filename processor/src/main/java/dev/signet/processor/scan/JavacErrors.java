package dev.signet.processor.scan;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Mistakes in Java that javac explains itself and hides from processors: an annotation that is
 * there twice is dropped, and so is a value of a misspelt name. Whoever does not know would explain
 * what follows from them as a second mistake. Only javac's trees show them; of another compiler, or
 * where a build tool stands between, nothing is known and every answer is no.
 */
final class JavacErrors {
  private final Optional<Trees> trees;

  JavacErrors(ProcessingEnvironment environment) {
    this.trees = trees(environment);
  }

  private static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError e) {
      return Optional.empty(); // not javac
    }
  }

  /** Whether javac dropped an annotation of the record or its components, or a value of one. */
  boolean dropped(TypeElement record) {
    TreePath path = trees.map(t -> t.getPath(record)).orElse(null);
    for (ModifiersTree modifiers : modifiers(record)) {
      Set<Element> seen = new HashSet<>();
      for (AnnotationTree annotation : modifiers.getAnnotations()) {
        Optional<Element> type = type(path, annotation);
        if (type.isPresent() && (!seen.add(type.get()) || misnames(annotation, type.get()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether all names at the record's components are known: then no processor can mend it. */
  boolean knowsAllNames(TypeElement record) {
    TreePath path = trees.map(t -> t.getPath(record)).orElse(null);
    if (path == null) {
      return false;
    }
    AtomicBoolean all = new AtomicBoolean(true);
    TreePathScanner<Void, Void> scanner =
        new TreePathScanner<>() {
          @Override
          public Void visitIdentifier(IdentifierTree tree, Void nothing) {
            look(element());
            return null;
          }

          @Override
          public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
            Element element = element();
            // what is no member of a known class will not become one
            if (element != null && element.getEnclosingElement() instanceof PackageElement) {
              look(element);
            }
            return super.visitMemberSelect(tree, nothing);
          }

          private Element element() {
            return trees.orElseThrow().getElement(getCurrentPath());
          }

          private void look(Element element) {
            if (element == null || element.asType().getKind() == TypeKind.ERROR) {
              all.set(false);
            }
          }
        };
    heads(record).forEach(tree -> scanner.scan(new TreePath(path, tree), null));
    return all.get();
  }

  private List<ModifiersTree> modifiers(TypeElement record) {
    List<ModifiersTree> modifiers = new ArrayList<>();
    for (Tree head : heads(record)) {
      modifiers.add(
          head instanceof VariableTree component ? component.getModifiers() : (ModifiersTree) head);
    }
    return modifiers;
  }

  /** The record's own modifiers and its components; empty where its source is not at hand. */
  private List<Tree> heads(TypeElement record) {
    ClassTree tree = trees.map(t -> t.getTree(record)).orElse(null);
    if (tree == null) {
      return List.of();
    }
    List<Tree> heads = new ArrayList<>();
    heads.add(tree.getModifiers());
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field) {
        heads.add(field);
      }
    }
    return heads;
  }

  private Optional<Element> type(TreePath path, AnnotationTree annotation) {
    return Optional.ofNullable(
        trees
            .orElseThrow()
            .getElement(
                new TreePath(new TreePath(path, annotation), annotation.getAnnotationType())));
  }

  private static boolean misnames(AnnotationTree annotation, Element type) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment
          && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
              .noneMatch(
                  m -> m.getSimpleName().contentEquals(assignment.getVariable().toString()))) {
        return true;
      }
    }
    return false;
  }
}
