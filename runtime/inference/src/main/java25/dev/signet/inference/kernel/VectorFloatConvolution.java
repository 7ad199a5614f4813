package dev.signet.inference.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API: lanes are output channels, sums stay in registers for the whole chain, one input
 * is broadcast to all lanes, and a tile of neighbouring pixels shares every load of weights. Output
 * channels are cut into blocks of one, two or eight vectors, each with its weights in a row: {@code
 * [fanIn][vectors][lanes]}. A block that would reach past the last channel begins earlier and
 * computes some channels again.
 */
final class VectorFloatConvolution extends FloatConvolution {
  private static final VectorSpecies<Float> LANES = VectorTiles.LANES;
  private static final int WIDTH = VectorTiles.WIDTH;

  /** Pixels of a tile by its vectors. */
  private static final int[] PIXELS = {0, 8, 5, 0, 0, 0, 0, 0, 1};

  /** Tiles in a row. */
  private static final int TILES = 8;

  private final TapRun[] runs;
  private final int rowStep;
  private final int[] starts;
  private final int[] vectors;
  private final boolean narrow;
  private final boolean gathers;

  VectorFloatConvolution(ConvShape declared) {
    super(declared, grown(declared));
    ConvShape flat = flat(shape);
    runs = TapRun.of(flat);
    rowStep = flat.width() * flat.in();
    int out = shape.out();
    narrow = out < WIDTH;
    gathers = gathers() && GatheredTiles.fits();
    int pixels = flat.outWidth() * flat.outHeight();
    int block = pixels == 1 && out >= 8 * WIDTH ? 8 : out >= 2 * WIDTH ? 2 : 1;
    int count = (out + block * WIDTH - 1) / (block * WIDTH);
    starts = new int[count];
    vectors = new int[count];
    for (int b = 0; b < count; b++) {
      int rest = out - b * block * WIDTH;
      vectors[b] = block == 2 && rest <= WIDTH ? 1 : block;
      starts[b] = Math.max(0, Math.min(b * block * WIDTH, out - vectors[b] * WIDTH));
    }
  }

  /** Where a filter is a single pixel and every pixel is read, rows do not matter. */
  private static ConvShape flat(ConvShape s) {
    boolean single = s.kernelHeight() == 1 && s.kernelWidth() == 1;
    boolean all = s.strideY() == 1 && s.strideX() == 1 && s.padY() == 0 && s.padX() == 0;
    return single && all
        ? new ConvShape(1, s.height() * s.width(), s.in(), s.out(), 1, 1, 1, 1, 0, 0, s.pad())
        : s;
  }

  @Override
  protected FloatFilters reorder(float[] weights, float[] bias) {
    int out = shape.out();
    float[][] blocks = new float[starts.length][];
    for (int b = 0; b < blocks.length; b++) {
      int lanes = vectors[b] * WIDTH;
      blocks[b] = new float[shape.fanIn() * lanes];
      for (int i = 0; i < shape.fanIn(); i++) {
        int from = i * out + starts[b];
        System.arraycopy(weights, from, blocks[b], i * lanes, Math.min(lanes, out));
      }
    }
    float[] filled = new float[Math.max(WIDTH, out)];
    System.arraycopy(bias, 0, filled, 0, out);
    return new FloatFilters(blocks, filled);
  }

  @Override
  protected void compute(
      float[] in,
      int from,
      FloatFilters filters,
      float[] scaleOrNull,
      float[] shiftOrNull,
      float[] addendOrNull,
      float[] out,
      float[] scratch,
      int row,
      int endRow) {
    int width = shape.outWidth();
    if (gathers) {
      int first = row * width;
      int end = endRow * width;
      gathered(in, from, filters, scaleOrNull, shiftOrNull, addendOrNull, out, scratch, first, end);
    }
    for (int b = 0; b < starts.length; b++) {
      for (TapRun run : runs) {
        if (gathers && gathers(b, run)) {
          continue;
        }
        // What follows is done to some tiles at a time, while they are in the nearest cache.
        int many = TILES * PIXELS[vectors[b]];
        int last = run.before(endRow * width);
        for (int p = run.before(row * width); p < last; p += many) {
          int end = Math.min(last, p + many);
          tiles(in, from, filters, b, run, p, end, out);
          if (narrow) {
            finishNarrow(run, p, end, scaleOrNull, shiftOrNull, addendOrNull, out);
          } else {
            finish(run, p, end, b, scaleOrNull, shiftOrNull, addendOrNull, out);
          }
        }
      }
    }
  }

  /** Whether {@link #gathered} computes these outputs: their taps are one run of weights. */
  private boolean gathers(int b, TapRun run) {
    return vectors[b] == 2 && run.taps() == shape.kernelWidth() * shape.in();
  }

  /** All blocks of two vectors, some of the pixels from the first to before the end at a time. */
  private void gathered(
      float[] in,
      int from,
      FloatFilters filters,
      float[] scale,
      float[] shift,
      float[] addend,
      float[] out,
      float[] scratch,
      int firstPixel,
      int endPixel) {
    for (TapRun run : runs) {
      if (!gathers(0, run)) {
        continue;
      }
      int last = run.before(endPixel);
      for (int p = run.before(firstPixel); p < last; p += GATHERED_PIXELS) {
        int end = Math.min(last, p + GATHERED_PIXELS);
        int first = from + run.from() + p * run.step();
        GatheredTiles.gather(in, first, rowStep, run, end - p, scratch, gathered);
        for (int b = 0; b < starts.length && gathers(b, run); b++) {
          GatheredTiles.fiveByTwo(
              scratch,
              gathered,
              run.rows() * run.taps(),
              filters.weights[b],
              run.tap() * 2 * WIDTH,
              filters.bias,
              starts[b],
              scale,
              shift,
              out,
              (run.pixel() + p * run.pixelStep()) * shape.out() + starts[b],
              run.pixelStep() * shape.out(),
              end - p);
          if (addend != null) {
            finish(run, p, end, b, null, null, addend, out);
          }
        }
      }
    }
  }

  private void tiles(
      float[] in,
      int from,
      FloatFilters filters,
      int b,
      TapRun run,
      int pixel,
      int end,
      float[] out) {
    int v = vectors[b];
    float[] weights = filters.weights[b];
    int tapRow = shape.kernelWidth() * shape.in() * v * WIDTH;
    int o = starts[b];
    int step = run.pixelStep() * shape.out();
    for (int p = pixel; p < end; p += PIXELS[v]) {
      int to = run.pixel() * shape.out() + p * step + o;
      switch (v) {
        case 2 ->
            VectorTiles.fiveByTwo(
                in, from, rowStep, run, p, end, weights, tapRow, filters.bias, o, out, to, step);
        case 1 ->
            VectorTiles.eightByOne(
                in,
                from,
                rowStep,
                run,
                p,
                end,
                weights,
                tapRow,
                filters.bias,
                o,
                out,
                to,
                step,
                Math.min(WIDTH, shape.out()));
        default ->
            VectorTiles.oneByEight(
                in, from, rowStep, run, p, weights, tapRow, filters.bias, o, out, to, step);
      }
    }
  }

  /** Fewer channels than lanes. */
  private void finishNarrow(
      TapRun run, int pixel, int end, float[] scale, float[] shift, float[] addend, float[] out) {
    for (int p = pixel; p < end; p++) {
      int to = (run.pixel() + p * run.pixelStep()) * shape.out();
      for (int o = 0; o < shape.out(); o++) {
        float value = scale == null ? out[to + o] : Math.fma(out[to + o], scale[o], shift[o]);
        out[to + o] = addend == null ? value : value + addend[to + o];
      }
    }
  }

  private void finish(
      TapRun run,
      int pixel,
      int end,
      int b,
      float[] scale,
      float[] shift,
      float[] addend,
      float[] out) {
    int step = run.pixelStep() * shape.out();
    int first = run.pixel() * shape.out() + pixel * step;
    int last = first + (end - pixel - 1) * step;
    for (int o = starts[b], rest = vectors[b]; rest > 0; o += WIDTH, rest--) {
      if (scale != null && addend != null) {
        affineAndAdd(out, first + o, last + o, step, scale, shift, o, addend);
      } else if (scale != null) {
        affine(out, first + o, last + o, step, scale, shift, o);
      } else if (addend != null) {
        add(out, first + o, last + o, step, addend);
      }
    }
  }

  private static void affineAndAdd(
      float[] out,
      int from,
      int last,
      int step,
      float[] scale,
      float[] shift,
      int o,
      float[] addend) {
    var s = FloatVector.fromArray(LANES, scale, o);
    var t = FloatVector.fromArray(LANES, shift, o);
    for (int i = from; i <= last; i += step) {
      var mapped = FloatVector.fromArray(LANES, out, i).fma(s, t);
      mapped.add(FloatVector.fromArray(LANES, addend, i)).intoArray(out, i);
    }
  }

  private static void affine(
      float[] out, int from, int last, int step, float[] scale, float[] shift, int o) {
    var s = FloatVector.fromArray(LANES, scale, o);
    var t = FloatVector.fromArray(LANES, shift, o);
    for (int i = from; i <= last; i += step) {
      FloatVector.fromArray(LANES, out, i).fma(s, t).intoArray(out, i);
    }
  }

  private static void add(float[] out, int from, int last, int step, float[] addend) {
    for (int i = from; i <= last; i += step) {
      var sum = FloatVector.fromArray(LANES, out, i).add(FloatVector.fromArray(LANES, addend, i));
      sum.intoArray(out, i);
    }
  }
}
