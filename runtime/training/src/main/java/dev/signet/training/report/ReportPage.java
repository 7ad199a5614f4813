package dev.signet.training.report;

import dev.signet.dsl.Activation;
import dev.signet.dsl.Estimator;
import dev.signet.inference.file.AtomicFile;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The page that the compiler wrote for a network, on its way to getting the curves of the network's
 * choices, which only their running classes know. Generated trainers use it in {@code
 * report(Path)}.
 */
public final class ReportPage {
  private static final String PLACE =
      "<script type=\"application/json\" id=\"curves\">null</script>";

  private final String page;
  private final Map<String, Object> choices = new LinkedHashMap<>();

  private ReportPage(String page) {
    this.page = page;
  }

  /**
   * Reads the page that stands beside a class.
   *
   * @param beside the trainer
   * @param name of the file
   * @throws IllegalStateException when there is none, or one of another version
   */
  public static ReportPage of(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name
                + " is not beside "
                + beside.getName()
                + ", because the network was compiled without it. Give the compiler the option"
                + " -Asignet.report=true.");
      }
      String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!page.contains(PLACE)) {
        throw new IllegalStateException(
            name + " has no place for curves: another version wrote it. Compile the network anew.");
      }
      return new ReportPage(page);
    }
  }

  /**
   * Adds the curves of an estimator.
   *
   * @param type canonical name of its class
   * @param learned its learned numbers as they are before the first step
   */
  public ReportPage estimator(String type, Estimator estimator, float... learned) {
    choices.put(
        type,
        Curves.of(
            (x, site) -> estimator.magnitude(site) * estimator.forward(x, site),
            (x, site) -> estimator.magnitude(site) * estimator.derivative(x, site),
            learned));
    return this;
  }

  /** Adds the curves of an activation, as {@link #estimator}. */
  public ReportPage activation(String type, Activation activation, float... learned) {
    choices.put(type, Curves.of(activation::value, activation::derivative, learned));
    return this;
  }

  /** Writes the page; an old file of that name is replaced at once. */
  public void write(Path file) throws IOException {
    Map<String, Object> curves = new LinkedHashMap<>();
    curves.put("x", Curves.inputs());
    curves.put("choices", choices);
    String data = Json.write(curves).replace("<", "\\u003c"); // no tag can end the script
    AtomicFile.write(
        file, page.replace(PLACE, PLACE.replace("null", data)).getBytes(StandardCharsets.UTF_8));
  }
}
