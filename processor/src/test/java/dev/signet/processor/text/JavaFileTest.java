package dev.signet.processor.text;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

class JavaFileTest {
  private static final ClassName VALUES = ClassName.get("a.b", "Values");

  @Test
  void membersStandInTheirOrderAfterTheImports() {
    TypeSpec inner = TypeSpec.classBuilder("Inner").addModifiers(Modifier.PRIVATE).build();
    TypeSpec type =
        TypeSpec.classBuilder(ClassName.get("p", "Net"))
            .addModifiers(Modifier.FINAL, Modifier.PUBLIC)
            .addAnnotation(AnnotationSpec.of(VALUES, List.of("one", "two")))
            .superclass(ParameterizedTypeName.get(ClassName.get(List.class), VALUES))
            .addSuperinterface(ClassName.get(Runnable.class))
            .addJavadoc("Of {@link $T} and\n\n$L.\n", ClassName.get("c", "Only"), "more")
            .addType(inner)
            .addMethod(
                MethodSpec.methodBuilder("run")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addException(IOException.class)
                    .addParameter(ArrayTypeName.of(TypeName.FLOAT), "x")
                    .addStatement("x[0] = $T.$L", Map.Entry.class, "f(1,\n2)")
                    .addCode(CodeBlock.of("if (true) {\n$>return$L;\n$<}", ""))
                    .build())
            .addMethod(MethodSpec.constructorBuilder().addStatement("super()").build())
            .addField(FieldSpec.builder(VALUES, "field").initializer("$S", "a\"\\\u0001").build())
            .addField(
                FieldSpec.builder(TypeName.INT, "CONSTANT", Modifier.STATIC)
                    .addJavadoc("A constant.\n")
                    .build())
            .build();
    assertThat(new JavaFile("p", type).toString())
        .isEqualTo(
            """
            package p;

            import a.b.Values;
            import java.io.IOException;
            import java.util.List;
            import java.util.Map;

            /**
             * Of {@link c.Only} and
             *
             * more.
             */
            @Values({
                "one",
                "two"
            })
            public final class Net extends List<Values> implements Runnable {
              /**
               * A constant.
               */
              static int CONSTANT;

              Values field = "a\\"\\\\\\u0001";

              Net() {
                super();
              }

              @Override
              public void run(float[] x) throws IOException {
                x[0] = Map.Entry.f(1,
                    2);
                if (true) {
                  return;
                }
              }

              private class Inner {
              }
            }
            """);
  }

  @Test
  void linesAreBrokenWhereTheyMayBe() {
    String name = "n".repeat(40);
    CodeBlock call = CodeBlock.of("call($L,$W$L,$W1)", name, name);
    TypeSpec type =
        TypeSpec.classBuilder("Net")
            .addMethod(MethodSpec.methodBuilder("short").addStatement("$L", call).build())
            .addMethod(
                MethodSpec.methodBuilder("m" + name)
                    .addParameter(TypeName.LONG, "p" + name)
                    .addParameter(TypeName.LONG, "q")
                    .addStatement("x = $L", call)
                    .addStatement("y = $Z$L", name + name + name)
                    .build())
            .build();
    assertThat(new JavaFile("", type).toString())
        .isEqualTo(
            """
            class Net {
              void short() {
                call(NAME, NAME, 1);
              }

              void mNAME(long pNAME,
                  long q) {
                x = call(NAME, NAME, 1);
                y =\s
                    NAMENAMENAME;
              }
            }
            """
                .replace("NAME", name));
  }

  @Test
  void aLineOfAHundredColumnsIsWhole() {
    for (int width = 95; width < 105; width++) {
      CodeBlock statement = CodeBlock.of("f($L,$Wx)", "a".repeat(width - "    f(, x);".length()));
      MethodSpec method = MethodSpec.methodBuilder("m").addStatement(statement).build();
      String text =
          new JavaFile("", TypeSpec.classBuilder("Net").addMethod(method).build()).toString();
      int longest = text.lines().mapToInt(String::length).max().orElseThrow();
      assertThat(longest).isAtMost(100);
      assertThat(text.lines().count()).isEqualTo(width <= 100 ? 5 : 6);
    }
  }

  @Test
  void oneOfTwoClassesOfANameIsImported() {
    TypeSpec type =
        TypeSpec.classBuilder("Net")
            .addType(TypeSpec.classBuilder("Taken").build())
            .addMethod(
                MethodSpec.methodBuilder("m")
                    .addStatement("$T a", ClassName.get("x", "Twin"))
                    .addStatement("$T b", ClassName.get("w", "Twin"))
                    .addStatement("$T c", ClassName.get("x", "Taken"))
                    .addStatement("$T d", ClassName.get("p", List.of("Net", "Taken")))
                    .addStatement("$T e", ClassName.get("p", "Near"))
                    .addStatement("$T f", ClassName.get("x", "Near"))
                    .addStatement("$T g", ClassName.get("p", "String"))
                    .addStatement("$T h", String.class)
                    .addStatement("$T i", ClassName.get("", "Unnamed"))
                    .addStatement("$T j", ClassName.get("x", "Net"))
                    .build())
            .build();
    String text = new JavaFile("p", type).toString();
    assertThat(text.lines().filter(l -> l.startsWith("import")).toList())
        .containsExactly("import x.Twin;");
    assertThat(text.lines().map(String::strip).filter(l -> l.endsWith(";")).skip(2).toList())
        .containsExactly(
            "Twin a;",
            "w.Twin b;",
            "x.Taken c;",
            "Taken d;",
            "Near e;",
            "x.Near f;",
            "String g;",
            "java.lang.String h;",
            "Unnamed i;",
            "x.Net j;")
        .inOrder();
  }

  @Test
  void wrongFormatsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> CodeBlock.of("$Q", 1));
    assertThrows(IllegalArgumentException.class, () -> CodeBlock.of("a", 1));
    assertThrows(IllegalArgumentException.class, () -> CodeBlock.of("$L"));
    assertThrows(IllegalArgumentException.class, () -> CodeBlock.of("end$"));
    assertThat(new JavaFile("", TypeSpec.classBuilder("$").build()).toString())
        .isEqualTo("class $ {\n}\n");
    assertThat(CodeBlock.of("$$$L", 1).parts()).containsExactly("$1");
  }
}
