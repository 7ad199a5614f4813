package dev.signet.examples.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many small pictures with captions on one page, as photographers look at a film. */
public final class ContactSheet {
  private static final int COLUMNS = 10;
  private static final int MARGIN = 10;
  private static final int LINE = PixelFont.HEIGHT * 2 + 5;
  private static final int PAPER = 0xf4f4f0;
  private static final int TEXT = 0x202020;
  private static final int FRAME = 0xb0b0a8;
  private static final int TITLE_SCALE = 3;
  private static final int TEXT_SCALE = 2;
  private static final int LEAST_SIDE = 112;

  private final String title;
  private final String subtitle;
  private final List<Picture> pictures = new ArrayList<>();

  /**
   * An empty page.
   *
   * @param title its first line, in large letters
   * @param subtitle its second line
   */
  public ContactSheet(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  /**
   * One picture.
   *
   * @param channels 1 (grey) or 3 (red, green, blue)
   * @param values from 0 to 255, interleaved: index {@code (y * width + x) * channels + c}
   * @param caption the lines below it
   */
  public record Picture(int channels, int height, int width, float[] values, List<String> caption) {
    /** Refuses other channels and wrong numbers of values. */
    public Picture {
      if ((channels != 1 && channels != 3) || values.length != channels * height * width) {
        throw new IllegalArgumentException(
            "a picture has 1 or 3 channels and channels x height x width values, not "
                + channels
                + "x"
                + height
                + "x"
                + width
                + " and "
                + values.length);
      }
      caption = List.copyOf(caption);
    }

    private int colour(int y, int x) {
      int at = (y * width + x) * channels;
      int red = level(values[at]);
      int green = channels == 1 ? red : level(values[at + 1]);
      int blue = channels == 1 ? red : level(values[at + 2]);
      return red << 16 | green << 8 | blue;
    }

    private static int level(float value) {
      return Math.clamp(Math.round(value), 0, 255);
    }
  }

  /** Puts a picture behind the others. */
  public void add(Picture picture) {
    pictures.add(picture);
  }

  /** Writes the page as a PNG file. */
  public void write(Path file) throws IOException {
    draw().write(file);
  }

  Raster draw() {
    int side = LEAST_SIDE;
    int captionWidth = 0;
    int lines = 0;
    for (Picture picture : pictures) {
      side = Math.max(side, Math.max(picture.width(), picture.height()));
      lines = Math.max(lines, picture.caption().size());
      for (String line : picture.caption()) {
        captionWidth = Math.max(captionWidth, PixelFont.width(line, TEXT_SCALE));
      }
    }
    int columns = Math.clamp(pictures.size(), 1, COLUMNS);
    int rows = (pictures.size() + columns - 1) / columns;
    int cellWidth = Math.max(side, captionWidth) + 2 * MARGIN;
    int cellHeight = side + lines * LINE + 2 * MARGIN;
    int header = 2 * MARGIN + PixelFont.HEIGHT * TITLE_SCALE + MARGIN + LINE;
    int textWidth =
        Math.max(PixelFont.width(title, TITLE_SCALE), PixelFont.width(subtitle, TEXT_SCALE));
    int width = Math.max(columns * cellWidth, textWidth) + 2 * MARGIN;
    Raster page = new Raster(width, header + rows * cellHeight + MARGIN, PAPER);
    PixelFont.draw(page, 2 * MARGIN, MARGIN, title, TITLE_SCALE, TEXT);
    int second = 2 * MARGIN + PixelFont.HEIGHT * TITLE_SCALE;
    PixelFont.draw(page, 2 * MARGIN, second, subtitle, TEXT_SCALE, TEXT);
    for (int i = 0; i < pictures.size(); i++) {
      int left = MARGIN + i % columns * cellWidth;
      int top = header + i / columns * cellHeight;
      place(page, pictures.get(i), left + MARGIN, top, side);
    }
    return page;
  }

  private static void place(Raster page, Picture picture, int left, int top, int side) {
    int zoom = Math.max(1, side / Math.max(picture.width(), picture.height()));
    int wide = zoom * picture.width();
    int high = zoom * picture.height();
    page.fill(left - 1, top - 1, wide + 2, high + 2, FRAME);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        page.fill(left + x * zoom, top + y * zoom, zoom, zoom, picture.colour(y, x));
      }
    }
    for (int line = 0; line < picture.caption().size(); line++) {
      int y = top + side + 6 + line * LINE;
      PixelFont.draw(page, left, y, picture.caption().get(line), TEXT_SCALE, TEXT);
    }
  }
}
