package dev.signet.examples.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture of coloured pixels, 0xRRGGBB, that needs no screen and no fonts. */
final class Raster {
  private final int width;
  private final int height;
  private final BufferedImage image;

  Raster(int width, int height, int colour) {
    this.width = width;
    this.height = height;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(0, 0, width, height, colour);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int colour(int x, int y) {
    return image.getRGB(x, y) & 0xffffff;
  }

  /** Fills a rectangle; what lies outside the picture is left out. */
  void fill(int left, int top, int wide, int high, int colour) {
    for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
        image.setRGB(x, y, colour);
      }
    }
  }

  /** Writes a PNG file, making its folder where it is missing. */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ImageIO.setUseCache(false);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java has no PNG writer; install a JDK with java.desktop");
      }
    }
  }
}
