package dev.signet.processor.plan;

import dev.signet.processor.graph.ClassRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells trainers apart by what they do: SHA-256 of all statements and first values of a plan. It is
 * taken of the plan and not of the written class, whose layout would take longer than the rest.
 */
public final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  /** Members are told apart by their order: names are the writer's affair. */
  private final Map<Ref, Integer> known = new IdentityHashMap<>();

  private Fingerprint() {}

  /** Of a plan, as 64 hexadecimal digits. */
  public static String of(TrainingPlan plan) {
    Fingerprint print = new Fingerprint();
    print.members(plan.constants());
    for (SharedMethod method : plan.shared()) {
      print.word(method.ref());
      method.parameters().forEach(p -> print.word(p.name()));
      print.code(method.body());
    }
    print.members(plan.fields());
    print.members(plan.evaluationFields());
    for (LayerCode layer : plan.layers()) {
      print.text.append(layer.node().name()).append('\n');
      List.of(layer.forward(), layer.backward(), layer.evaluate(), layer.freeze())
          .forEach(print::code);
    }
    print.word(plan.logits());
    print.word(plan.evaluated());
    print.text.append(plan.standardizes()).append('\n');
    plan.encoder()
        .ifPresent(e -> {
          print.word(e.encoder());
          print.word(e.levels());
        });
    return sha256(print.text.toString());
  }

  private void members(List<Member> members) {
    for (Member member : members) {
      word(member.ref());
      expression(member.value());
      text.append('\n');
    }
  }

  private void code(Code code) {
    for (Code.Line line : code.lines()) {
      if (line instanceof Code.Statement statement) {
        expression(statement.text());
        text.append(";\n");
      } else if (line instanceof Code.Open open) {
        expression(open.text());
        text.append("{\n");
      } else if (line instanceof Code.Close close) {
        text.append('}').append(close.tail()).append('\n');
      }
    }
    text.append('\n');
  }

  private void expression(Code.Expr expression) {
    text.append(expression.template()).append('(');
    expression.holes().forEach(this::word);
    text.append(')');
  }

  private void word(Object filling) {
    if (filling instanceof Code.Expr inner) {
      expression(inner);
    } else if (filling instanceof Ref ref && ref.style() != Ref.Style.FIXED) {
      text.append('#').append(known.computeIfAbsent(ref, r -> known.size()));
    } else if (filling instanceof ClassRef type) {
      text.append(type.canonicalName());
    } else {
      text.append(filling);
    }
    text.append(',');
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256; this one lacks it", e);
    }
  }
}
