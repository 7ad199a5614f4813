package dev.signet.examples.claims;

import dev.signet.inference.file.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of what was found. */
public final class ClaimCharts {
  private static final int WIDTH = 1100;
  private static final int ROW = 44;
  private static final int FRAME = 130;
  private static final int HEIGHT = 620;
  private static final double PERCENT = 100;

  /** Words stand so much of a row above their dot. */
  private static final double ABOVE = 0.35;

  private static final double MARGIN = 1.05;

  private ClaimCharts() {}

  /**
   * Differences with their intervals, one below the other; an interval that is not known has no
   * bar.
   */
  public static void differences(Findings findings, Path file) throws IOException {
    List<Claim> claims = findings.claims();
    XYChart chart =
        chart("Differences in points, with intervals of 95 %", FRAME + ROW * claims.size());
    chart.setXAxisTitle("points of accuracy on the test set");
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setYAxisTicksVisible(false);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(claims.size() + 1.0);
    double reach = reach(findings);
    chart.getStyler().setXAxisMin(-reach).setXAxisMax(reach);
    double[] rows = new double[claims.size()];
    double[] means = new double[claims.size()];
    for (int i = 0; i < claims.size(); i++) {
      Interval found = findings.interval(claims.get(i));
      rows[i] = claims.size() - i;
      String words = claims.get(i) + ": " + claims.get(i).verdict(found);
      chart.addAnnotation(new AnnotationText(words, 0, rows[i] + ABOVE, false));
      means[i] = PERCENT * found.mean();
      if (found.count() > 1) {
        double[] ends = {PERCENT * found.low(), PERCENT * found.high()};
        line(chart, claims.get(i).id(), ends, new double[] {rows[i], rows[i]}, Color.GRAY);
      }
    }
    line(chart, "zero", new double[] {0, 0}, new double[] {0, claims.size() + 1.0}, Color.BLACK);
    XYSeries dots = chart.addSeries("means", means, rows);
    dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Color.BLUE);
    save(chart, file);
  }

  /** Points to either side that hold everything. */
  private static double reach(Findings findings) {
    double reach = 0;
    for (Claim claim : findings.claims()) {
      Interval found = findings.interval(claim);
      double half = found.count() > 1 ? found.half() : 0;
      reach = Math.max(reach, PERCENT * (Math.abs(found.mean()) + half));
    }
    return MARGIN * Math.max(1, reach);
  }

  private static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour);
  }

  /** Validation accuracy by epoch, the mean of all seeds, of these networks. */
  public static void curves(Findings findings, List<Contender> contenders, Path file)
      throws IOException {
    XYChart chart = chart("Accuracy on validation, mean of the seeds", HEIGHT);
    chart.setXAxisTitle("epoch");
    chart.setYAxisTitle("%");
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    Map<Contender, List<Score>> all = findings.scores();
    for (Contender contender : contenders) {
      List<Score> scores = all.getOrDefault(contender, List.of());
      if (!scores.isEmpty()) {
        int epochs = scores.getFirst().curve().size();
        List<Double> means = new ArrayList<>();
        for (int e = 0; e < epochs; e++) {
          int epoch = e;
          means.add(
              PERCENT
                  * scores.stream().mapToDouble(s -> s.curve().get(epoch)).average().orElseThrow());
        }
        List<Integer> numbers = IntStream.rangeClosed(1, epochs).boxed().toList();
        chart.addSeries(contender.toString(), numbers, means).setMarker(SeriesMarkers.CIRCLE);
      }
    }
    save(chart, file);
  }

  private static XYChart chart(String title, int height) {
    XYChart chart = new XYChartBuilder().title(title).width(WIDTH).height(height).build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private static void save(XYChart chart, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    chart.paint(graphics, image.getWidth(), image.getHeight());
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    AtomicFile.write(file, png.toByteArray());
  }
}
