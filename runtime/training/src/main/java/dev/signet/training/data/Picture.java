package dev.signet.training.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded PNG or JPEG file. Samples are the file's own, scaled to 0 to 255: no gamma, no colour
 * profile, no rotation by EXIF; transparency is ignored, as PIL's {@code convert("RGB")} ignores
 * it.
 *
 * @param values interleaved bytes
 */
record Picture(int channels, int height, int width, byte[] values) {
  /** More pixels than any camera has: a small file can claim to be an enormous picture. */
  private static final long MOST_PIXELS = 1L << 28;

  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  /**
   * Decodes a file.
   *
   * @param channels 1 for grey, 3 for red, green and blue
   * @throws DatasetException if it is no sound picture
   */
  static Picture read(Path file, int channels) throws DatasetException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(Files.newInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        throw DatasetException.in(file, "is no PNG or JPEG file. Convert it, or take it away.");
      }
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw DatasetException.in(
              file,
              "claims to be %d x %d pixels, more than are read. Make it smaller."
                  .formatted(reader.getWidth(0), reader.getHeight(0)));
        }
        return of(reader.read(0), channels, file);
      } finally {
        reader.dispose();
      }
    } catch (DatasetException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new DatasetException(
          file + ": is too large for this JVM's memory. Make it smaller, or give more (-Xmx).", e);
    } catch (IOException | RuntimeException e) { // decoders throw both at damaged files
      throw new DatasetException(
          file + ": cannot be decoded: " + e + ". Replace it, or take it away.", e);
    }
  }

  private static Picture of(BufferedImage image, int channels, Path file) throws DatasetException {
    ColorModel model = image.getColorModel();
    int height = image.getHeight();
    int width = image.getWidth();
    byte[] values = new byte[height * width * channels];
    boolean palette = model instanceof IndexColorModel;
    int colors = model.getNumColorComponents();
    if (!palette && colors != 1 && colors != 3) {
      throw DatasetException.in(
          file, "has " + colors + " colour components. Convert it to grey or RGB.");
    }
    Raster raster = image.getRaster();
    int[] most = new int[palette ? 0 : colors];
    for (int band = 0; band < most.length; band++) {
      most[band] = (1 << model.getComponentSize(band)) - 1;
    }
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red;
        int green;
        int blue;
        if (palette) {
          int rgb = image.getRGB(x, y);
          red = rgb >> 16 & 0xff;
          green = rgb >> 8 & 0xff;
          blue = rgb & 0xff;
        } else {
          red = sample(raster, x, y, 0, most);
          green = colors == 1 ? red : sample(raster, x, y, 1, most);
          blue = colors == 1 ? red : sample(raster, x, y, 2, most);
        }
        if (channels == 1) {
          values[to++] = (byte) grey(red, green, blue);
        } else {
          values[to++] = (byte) red;
          values[to++] = (byte) green;
          values[to++] = (byte) blue;
        }
      }
    }
    return new Picture(channels, height, width, values);
  }

  private static int sample(Raster raster, int x, int y, int band, int[] most) {
    int sample = raster.getSample(x, y, band);
    return most[band] == 255 ? sample : (sample * 255 + most[band] / 2) / most[band];
  }

  /** ITU-R 601 luma in 16 bits, as PIL computes it. */
  private static int grey(int red, int green, int blue) {
    return red == green && green == blue
        ? red
        : 19595 * red + 38470 * green + 7471 * blue + 0x8000 >> 16;
  }

  /**
   * Another size: every pixel is the mean of the area it covers of the old picture, which becomes
   * narrower or taller where the sides are of another ratio.
   */
  Picture resized(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    double[] rows = new double[newHeight * width * channels];
    for (int y = 0; y < newHeight; y++) {
      Span span = new Span(y, newHeight, height);
      for (int i = 0; i < width * channels; i++) {
        double sum = 0;
        for (int k = span.first; k <= span.last; k++) {
          sum += span.weight(k) * (values[k * width * channels + i] & 0xff);
        }
        rows[y * width * channels + i] = sum;
      }
    }
    byte[] resized = new byte[newHeight * newWidth * channels];
    for (int x = 0; x < newWidth; x++) {
      Span span = new Span(x, newWidth, width);
      for (int y = 0; y < newHeight; y++) {
        for (int c = 0; c < channels; c++) {
          double sum = 0;
          for (int k = span.first; k <= span.last; k++) {
            sum += span.weight(k) * rows[(y * width + k) * channels + c];
          }
          resized[(y * newWidth + x) * channels + c] = (byte) Math.clamp(Math.round(sum), 0, 255);
        }
      }
    }
    return new Picture(channels, newHeight, newWidth, resized);
  }

  /** The part of an old axis that one new pixel covers. */
  private static final class Span {
    final int first;
    final int last;
    private final double from;
    private final double to;

    Span(int pixel, int newSize, int oldSize) {
      from = (double) pixel * oldSize / newSize;
      to = (double) (pixel + 1) * oldSize / newSize;
      first = (int) from;
      last = Math.min(oldSize - 1, (int) Math.ceil(to) - 1);
    }

    /** The share of an old pixel in the new one. */
    double weight(int pixel) {
      return (Math.min(to, pixel + 1) - Math.max(from, pixel)) / (to - from);
    }
  }
}
