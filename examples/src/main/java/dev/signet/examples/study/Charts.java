package dev.signet.examples.study;

import dev.signet.inference.file.AtomicFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
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

/** Pictures of what a study found. */
public final class Charts {
  private static final int WIDTH = 1100;
  private static final int ROW = 44;
  private static final int FRAME = 130;
  private static final int HEIGHT = 620;
  private static final double PERCENT = 100;

  /** Words stand so much of a row above their dot. */
  private static final double ABOVE = 0.35;

  private static final double MARGIN = 1.05;

  private Charts() {}

  /** A line of {@link #differences}. */
  public record Row(String words, Interval found) {}

  /**
   * Differences with their intervals, one below the other; an interval that is not known has no
   * bar.
   */
  public static void differences(List<Row> differences, Path file) throws IOException {
    int count = differences.size();
    XYChart chart = chart("Differences in points, with intervals of 95 %", FRAME + ROW * count);
    chart.setXAxisTitle("points of accuracy on the test set");
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setYAxisTicksVisible(false);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(count + 1.0);
    double reach = reach(differences);
    chart.getStyler().setXAxisMin(-reach).setXAxisMax(reach);
    double[] rows = new double[count];
    double[] means = new double[count];
    for (int i = 0; i < count; i++) {
      Interval found = differences.get(i).found;
      rows[i] = count - i;
      chart.addAnnotation(new AnnotationText(differences.get(i).words, 0, rows[i] + ABOVE, false));
      means[i] = PERCENT * found.mean();
      if (found.count() > 1) {
        double[] ends = {PERCENT * found.low(), PERCENT * found.high()};
        line(chart, "row " + i, ends, new double[] {rows[i], rows[i]}, Color.GRAY);
      }
    }
    line(chart, "zero", new double[] {0, 0}, new double[] {0, count + 1.0}, Color.BLACK);
    XYSeries dots = chart.addSeries("means", means, rows);
    dots.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    dots.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Color.BLUE);
    save(chart, file);
  }

  /** Points to either side that hold everything. */
  private static double reach(List<Row> differences) {
    double reach = 0;
    for (Row row : differences) {
      double half = row.found.count() > 1 ? row.found.half() : 0;
      reach = Math.max(reach, PERCENT * (Math.abs(row.found.mean()) + half));
    }
    return MARGIN * Math.max(1, reach);
  }

  private static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour);
  }

  /** Validation accuracy by epoch, the mean of all seeds; at least one score of each. */
  public static void curves(Map<?, List<Score>> scores, Path file) throws IOException {
    XYChart chart = chart("Accuracy on validation, mean of the seeds", HEIGHT);
    chart.setXAxisTitle("epoch");
    chart.setYAxisTitle("%");
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    scores.forEach((run, all) -> {
      List<Integer> epochs =
          IntStream.rangeClosed(1, all.getFirst().curve().size()).boxed().toList();
      List<Double> means = epochs.stream().map(e -> PERCENT * mean(all, e - 1)).toList();
      chart.addSeries(run.toString(), epochs, means).setMarker(SeriesMarkers.CIRCLE);
    });
    save(chart, file);
  }

  private static double mean(List<Score> scores, int epoch) {
    return scores.stream().mapToDouble(s -> s.curve().get(epoch)).average().orElseThrow();
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
