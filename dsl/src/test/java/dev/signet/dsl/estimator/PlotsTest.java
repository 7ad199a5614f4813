package dev.signet.dsl.estimator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.signet.dsl.Estimator;
import dev.signet.dsl.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The plots in the documentation of the estimators are those of their code. {@code
 * -Dplots.update=true} draws them anew.
 */
class PlotsTest {
  private static final int COLUMNS = 31;
  private static final int ROWS = 5;
  private static final double WIDEST = 1.5;
  private static final Pattern PLOT =
      Pattern.compile("( \\*\n)? \\* <pre class=\"plot\">\n( \\* .*\n)* \\* </pre>\n");

  private static final Map<String, Plot> PLOTS = new TreeMap<>();

  /** Not estimators, or without a constructor of their own. */
  private static final Set<String> OTHERS =
      Set.of("CoupledWidths", "Signs", "UnitLevels", "package-info");

  /**
   * What is drawn.
   *
   * @param learned starts of what is learned
   * @param moves whether it reads the progress: then it is drawn at its start as well
   */
  private record Plot(Estimator estimator, boolean moves, float[]... learned) {
    /** The mean absolute weight is 1, of the filter and of the layer. */
    Site at(double progress) {
      return Site.of((float) progress, learned).filter(0, 1, 1, 100).layer(1);
    }
  }

  private static void still(Estimator estimator, float[]... learned) {
    PLOTS.put(estimator.getClass().getSimpleName(), new Plot(estimator, false, learned));
  }

  private static void moving(Estimator estimator) {
    PLOTS.put(estimator.getClass().getSimpleName(), new Plot(estimator, true));
  }

  static {
    Stream.of(
            new ApproxSign(),
            new CoupledTernary(),
            new DetachedMagnitudeSign(),
            new DoReFa(),
            new IdentitySign(),
            new LayerMagnitudeSign(),
            new LongTailedSign(),
            new MagnitudeAwareSign(),
            new PeakedSign(),
            new Real(),
            new SparseMagnitudeSign(),
            new SteHeaviside(),
            new SteSign(),
            new SteTern(),
            new StochasticSign(),
            new SwishSign(),
            new UnitStep(),
            new WideSteSign())
        .forEach(PlotsTest::still);
    still(new RSign(), new float[] {0});
    still(new SparseStep(), new float[] {0}, new float[] {1});
    still(new MagnitudeTernary(), new float[] {0.8f}, new float[] {0.8f});
    Stream.of(
            new ErrorDecay(),
            new FourierSign(),
            new ReCuSign(),
            new ReSteSign(),
            new SteWarmup(),
            new TriangularInputSign(),
            new TriangularSign())
        .forEach(PlotsTest::moving);
  }

  static Set<String> names() {
    return PLOTS.keySet();
  }

  private static Path folder() {
    Path top = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(top.resolve("dsl/src/main/java"))) {
      top = top.getParent();
    }
    return top.resolve("dsl/src/main/java/dev/signet/dsl/estimator");
  }

  @ParameterizedTest
  @MethodSource("names")
  void documentationShowsTheCode(String name) throws IOException {
    Path file = folder().resolve(name + ".java");
    String source = Files.readString(file);
    String plot = text(PLOTS.get(name));
    Matcher drawn = PLOT.matcher(source);
    if (Boolean.getBoolean("plots.update")) {
      String bare = drawn.replaceAll("");
      int end = bare.lastIndexOf(" */\n", bare.indexOf("\npublic "));
      source = bare.substring(0, end) + " *\n" + plot + bare.substring(end);
      Files.writeString(file, source);
      drawn = PLOT.matcher(source);
    }
    assertWithMessage("plot of %s", name).that(drawn.find()).isTrue();
    assertThat(drawn.group().replaceFirst("^ \\*\n", "")).isEqualTo(plot);
  }

  @Test
  void everyEstimatorIsDrawn() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      Set<String> all =
          files
              .map(f -> f.getFileName().toString().replace(".java", ""))
              .filter(f -> !OTHERS.contains(f))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names()).containsExactlyElementsIn(all);
    }
  }

  /** Lines of a comment: the value in the forward pass beside the derivative. */
  private static String text(Plot plot) {
    Estimator e = plot.estimator;
    String[] values = plot(plot, (progress, x) -> e.forward((float) x, plot.at(progress)));
    String[] slopes = plot(plot, (progress, x) -> e.derivative((float) x, plot.at(progress)));
    String axis = "      -1.5            0             1.5";
    StringBuilder text = new StringBuilder(" * <pre class=\"plot\">\n");
    String moving = plot.moves ? ", . at the start, * at the end" : "";
    line(text, "value" + moving, "derivative");
    for (int row = 0; row < ROWS; row++) {
      line(text, values[row], slopes[row]);
    }
    line(text, axis, axis);
    return text.append(" * </pre>\n").toString();
  }

  private static void line(StringBuilder text, String left, String right) {
    text.append((" * " + "%-42s".formatted(left) + right).stripTrailing()).append('\n');
  }

  /** {@link #ROWS} lines: a label, a bar and {@link #COLUMNS} places. */
  private static String[] plot(Plot plot, DoubleBinaryOperator f) {
    double[] early = curve(f, plot.moves ? 0 : 1);
    double[] late = curve(f, 1);
    double least = Math.min(0, Math.min(min(early), min(late)));
    double most = Math.max(max(early), max(late));
    char[][] places = new char[ROWS][COLUMNS];
    for (char[] row : places) {
      Arrays.fill(row, ' ');
    }
    for (int i = 0; i < COLUMNS; i++) {
      places[row(early[i], least, most)][i] = '.';
    }
    for (int i = 0; i < COLUMNS; i++) {
      places[row(late[i], least, most)][i] = '*';
    }
    String[] lines = new String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double y = most - row * (most - least) / (ROWS - 1);
      lines[row] = "%5s |%s".formatted(number(y), new String(places[row]));
    }
    return lines;
  }

  private static String number(double y) {
    double rounded = Math.rint(y * 100) / 100 + 0.0; // no -0
    return String.format(Locale.ROOT, "%.2f", rounded).replaceFirst("\\.?0+$", "");
  }

  private static int row(double y, double least, double most) {
    return (int) Math.rint((most - y) / (most - least) * (ROWS - 1));
  }

  private static double[] curve(DoubleBinaryOperator f, double progress) {
    double[] y = new double[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      y[i] = f.applyAsDouble(progress, (i - COLUMNS / 2) * (2 * WIDEST / (COLUMNS - 1)));
    }
    return y;
  }

  private static double min(double[] y) {
    return Arrays.stream(y).min().orElseThrow();
  }

  private static double max(double[] y) {
    return Arrays.stream(y).max().orElseThrow();
  }
}
