package dev.signet.training.measure;

import dev.signet.inference.file.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** An evaluation as text. */
final class EvaluationText {
  /** Above so many classes, only the weakest classes and the commonest mistakes are shown. */
  private static final int WIDE = 20;

  private static final int SHOWN = 10;

  private EvaluationText() {}

  static String table(Evaluation of) {
    StringBuilder text = new StringBuilder();
    line(text, "accuracy", "%.4f (%d of %d)", of.accuracy(), of.correct(), of.size());
    if (of.classes() > 5) {
      line(text, "top-5", "%.4f", of.topK(5));
    }
    line(text, "log loss", "%.4f", of.logLoss());
    line(
        text,
        "class means",
        "precision %.4f, recall %.4f, F1 %.4f",
        of.macroPrecision(),
        of.macroRecall(),
        of.macroF1());
    text.append('\n');
    if (of.classes() <= WIDE) {
      classes(text, of, IntStream.range(0, of.classes()).boxed().toList());
      text.append("\nexamples by class (rows) and answer (columns)\n");
      confusion(text, of);
    } else {
      wide(text, of);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String title, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "%-13s", title));
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static void classes(StringBuilder text, Evaluation of, List<Integer> shown) {
    TextTable table = new TextTable("class", "examples", "precision", "recall", "F1");
    for (int c : shown) {
      table.row(
          name(of, c, 24),
          Long.toString(of.support(c)),
          four(of.precision(c)),
          four(of.recall(c)),
          four(of.f1(c)));
    }
    text.append(table);
  }

  private static void confusion(StringBuilder text, Evaluation of) {
    String[] titles = new String[of.classes() + 1];
    titles[0] = "";
    for (int c = 0; c < of.classes(); c++) {
      titles[c + 1] = name(of, c, 8);
    }
    TextTable table = new TextTable(titles);
    for (int label = 0; label < of.classes(); label++) {
      String[] row = new String[of.classes() + 1];
      row[0] = name(of, label, 24);
      for (int answer = 0; answer < of.classes(); answer++) {
        row[answer + 1] = Integer.toString(of.confusion(label, answer));
      }
      table.row(row);
    }
    text.append(table);
  }

  private static void wide(StringBuilder text, Evaluation of) {
    List<Integer> met = new ArrayList<>();
    List<int[]> mistakes = new ArrayList<>();
    for (int label = 0; label < of.classes(); label++) {
      if (of.support(label) + of.answers(label) > 0) {
        met.add(label);
      }
      for (int answer = 0; answer < of.classes(); answer++) {
        if (answer != label && of.confusion(label, answer) > 0) {
          mistakes.add(new int[] {label, answer, of.confusion(label, answer)});
        }
      }
    }
    met.sort(Comparator.comparingDouble(of::f1));
    text.append("the weakest of ").append(of.classes()).append(" classes\n");
    classes(text, of, met.subList(0, Math.min(SHOWN, met.size())));
    if (mistakes.isEmpty()) {
      return;
    }
    mistakes.sort(Comparator.comparingInt(mistake -> -mistake[2]));
    TextTable table = new TextTable("class", "answer", "examples");
    for (int[] mistake : mistakes.subList(0, Math.min(SHOWN, mistakes.size()))) {
      table.row(name(of, mistake[0], 24), name(of, mistake[1], 24), Integer.toString(mistake[2]));
    }
    text.append("\nthe commonest mistakes\n").append(table);
  }

  private static String name(Evaluation of, int c, int width) {
    return TextTable.shorten(of.labels().get(c), width);
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String json(Evaluation of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("examples", of.size());
    json.put("accuracy", of.accuracy());
    if (of.classes() > 5) {
      json.put("top5", of.topK(5));
    }
    json.put("log_loss", of.logLoss());
    json.put("macro_precision", of.macroPrecision());
    json.put("macro_recall", of.macroRecall());
    json.put("macro_f1", of.macroF1());
    List<Object> classes = new ArrayList<>();
    List<Object> confusion = new ArrayList<>();
    for (int c = 0; c < of.classes(); c++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("label", of.labels().get(c));
      one.put("examples", of.support(c));
      one.put("precision", of.precision(c));
      one.put("recall", of.recall(c));
      one.put("f1", of.f1(c));
      classes.add(one);
      int label = c;
      confusion.add(
          IntStream.range(0, of.classes()).mapToObj(a -> of.confusion(label, a)).toList());
    }
    json.put("classes", classes);
    json.put("confusion", confusion);
    return Json.write(json);
  }
}
