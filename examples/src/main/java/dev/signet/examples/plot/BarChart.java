package dev.signet.examples.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Groups of bars up to 1, one colour for each series. */
public final class BarChart {
  private static final int[] COLOURS = {
    0x4c4c4c, 0x3b6fb6, 0x6f9bd1, 0x9fc0e4, 0x2f8f83, 0xd08a2e, 0xb3402f, 0x7a5195
  };
  private static final int MARGIN = 20;
  private static final int BAR = 18;
  private static final int BETWEEN_GROUPS = 28;
  private static final int UNIT = 300;
  private static final int AXIS = 60;
  private static final int LINE = PixelFont.HEIGHT * 2 + 6;
  private static final int PAPER = 0xf4f4f0;
  private static final int TEXT = 0x202020;
  private static final int GRID = 0xd4d4cc;
  private static final int TITLE_SCALE = 3;
  private static final int TEXT_SCALE = 2;
  private static final int TENTHS = 10;

  private final String title;
  private final String subtitle;
  private final List<String> groups;
  private final List<Series> series = new ArrayList<>();

  /** Bars of one colour. */
  private record Series(String name, double[] values) {}

  /**
   * An empty chart.
   *
   * @param title its first line, in large letters
   * @param subtitle its second line
   * @param groups names below the axis
   */
  public BarChart(String title, String subtitle, List<String> groups) {
    this.title = title;
    this.subtitle = subtitle;
    this.groups = List.copyOf(groups);
  }

  /**
   * Puts a series behind the others; at most eight have a colour.
   *
   * @param values one for each group, from -1 to 1; no bar where one is NaN
   */
  public void add(String name, double... values) {
    if (values.length != groups.size() || series.size() == COLOURS.length) {
      throw new IllegalArgumentException(
          "%s has %d bars for %d groups, behind %d series; give one for each group, at most %d series"
              .formatted(name, values.length, groups.size(), series.size(), COLOURS.length));
    }
    for (double value : values) {
      if (Math.abs(value) > 1) {
        throw new IllegalArgumentException(name + " has a bar of " + value + ", beyond -1 to 1");
      }
    }
    series.add(new Series(name, values.clone()));
  }

  /** Writes the chart as a PNG file. */
  public void write(Path file) throws IOException {
    draw().write(file);
  }

  Raster draw() {
    int group = series.size() * BAR + BETWEEN_GROUPS;
    int legend = 0;
    for (Series s : series) {
      legend = Math.max(legend, PixelFont.width(s.name(), TEXT_SCALE));
    }
    int plot = groups.size() * group + BETWEEN_GROUPS;
    int text = Math.max(PixelFont.width(title, TITLE_SCALE), PixelFont.width(subtitle, TEXT_SCALE));
    int width = Math.max(AXIS + plot + 3 * MARGIN + LINE + legend, text + 2 * MARGIN);
    int top = 2 * MARGIN + PixelFont.HEIGHT * TITLE_SCALE + LINE;
    int below = (int) Math.ceil(-lowest() * UNIT);
    int high = Math.max(UNIT + below, series.size() * LINE);
    Raster page = new Raster(width, top + high + 2 * LINE + MARGIN, PAPER);
    PixelFont.draw(page, MARGIN, MARGIN, title, TITLE_SCALE, TEXT);
    int second = MARGIN + PixelFont.HEIGHT * TITLE_SCALE + LINE / 2;
    PixelFont.draw(page, MARGIN, second, subtitle, TEXT_SCALE, TEXT);
    int zero = top + UNIT;
    grid(page, zero, below, AXIS + plot);
    for (int s = 0; s < series.size(); s++) {
      bars(page, s, zero, group);
      int left = AXIS + plot + MARGIN;
      page.fill(left, top + s * LINE, LINE - 6, LINE - 6, COLOURS[s]);
      PixelFont.draw(page, left + LINE, top + s * LINE, series.get(s).name(), TEXT_SCALE, TEXT);
    }
    for (int g = 0; g < groups.size(); g++) {
      int left = AXIS + BETWEEN_GROUPS + g * group;
      PixelFont.draw(page, left, zero + below + LINE / 2, groups.get(g), TEXT_SCALE, TEXT);
    }
    return page;
  }

  /** The least value below 0, or 0. */
  private double lowest() {
    double lowest = 0;
    for (Series s : series) {
      for (double value : s.values()) {
        lowest = value < lowest ? value : lowest;
      }
    }
    return lowest;
  }

  private static void grid(Raster page, int zero, int below, int right) {
    for (int tenths = -TENTHS; tenths <= TENTHS; tenths += 2) {
      int y = zero - tenths * UNIT / TENTHS;
      if (y <= zero + below) {
        String label =
            (tenths < 0 ? "-" : "") + Math.abs(tenths) / TENTHS + "." + Math.abs(tenths) % TENTHS;
        page.fill(AXIS, y, right - AXIS, tenths == 0 ? 2 : 1, tenths == 0 ? TEXT : GRID);
        int left = AXIS - PixelFont.width(label, TEXT_SCALE) - 4;
        PixelFont.draw(page, left, y - PixelFont.HEIGHT, label, TEXT_SCALE, TEXT);
      }
    }
  }

  private void bars(Raster page, int s, int zero, int group) {
    double[] values = series.get(s).values();
    for (int g = 0; g < values.length; g++) {
      int left = AXIS + BETWEEN_GROUPS + g * group + s * BAR;
      int high = (int) Math.round(Math.abs(values[g]) * UNIT);
      page.fill(left, values[g] > 0 ? zero - high : zero, BAR - 2, high, COLOURS[s]);
    }
  }
}
