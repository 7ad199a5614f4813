package dev.signet.tests.random;

import dev.signet.tests.random.Size.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws a random declaration out of all of the language. What it draws is meant to be valid: an
 * error that the compiler finds in it is a fault of one of the two.
 */
public final class Drawing {
  private static final List<String> ACTIVATIONS =
      List.of(
          "Relu",
          "HardTanh",
          "Sigmoid",
          "PRelu",
          "RPRelu",
          "Scale",
          "Shift",
          "DpRelu",
          "Maxout",
          "PositionScale",
          "Valley");
  private static final int[] EDGES = {63, 64, 65, 66, 127, 128, 129};

  private final SplittableRandom random;
  private final Blocks blocks;
  private final Binarization network;
  private final List<String> components = new ArrayList<>();
  private Size size;
  private boolean signal; // then one number of a kernel, stride or window is its width
  private String last = "input";

  private Drawing(long seed) {
    random = new SplittableRandom(seed);
    network = Binarization.draw(random, Binarization.NOTHING);
    blocks = new Blocks(random, network);
  }

  /** The declaration of a seed. */
  public static Declaration of(long seed) {
    return new Drawing(seed).draw(seed);
  }

  private Declaration draw(long seed) {
    String name = "Net" + (seed < 0 ? "M" + -seed : seed);
    Size raw = input();
    Head head = Head.draw(random, raw);
    signal = raw.height() == 1;
    size = new Size(raw.channels() * head.levels(), raw.height(), raw.width());
    for (int steps = 1 + random.nextInt(6); steps > 0 && !size.isVector(); steps--) {
      pictureStep();
    }
    if (size.isVector() || random.nextInt(3) > 0) {
      flatten();
      for (int steps = random.nextInt(3); steps > 0; steps--) {
        dense(channels());
        after();
      }
    }
    int classes = 2 + random.nextInt(5);
    dense(classes);
    if (random.nextInt(3) == 0) {
      add("", random.nextBoolean() ? "BatchNorm" : activation(), size);
    }
    String source =
        """
        package dev.signet.tests.drawn;

        import static dev.signet.dsl.Param.*;

        import dev.signet.dsl.*;
        import dev.signet.dsl.activation.*;
        import dev.signet.dsl.encoder.*;
        import dev.signet.dsl.estimator.*;
        import dev.signet.dsl.scaling.*;
        import dev.signet.dsl.source.*;
        import dev.signet.tests.choices.*;

        %s
        %spublic record %s(
            %s) {
        %s}
        """
            .formatted(
                head.annotations(),
                network.toString().isEmpty() ? "" : network.toString().strip() + "\n",
                name,
                String.join(",\n    ", components),
                blocks.text());
    return new Declaration(
        seed,
        "dev.signet.tests.drawn." + name,
        source,
        raw.channels(),
        raw.height(),
        raw.width(),
        head.least(),
        head.greatest(),
        head.whole(),
        classes);
  }

  private Size input() {
    return switch (random.nextInt(4)) {
      case 0 -> Size.vector(random.nextBoolean() ? 2 + random.nextInt(40) : edge());
      case 1 -> new Size(1 + random.nextInt(6), 1, 6 + random.nextInt(26));
      default -> new Size(1 + random.nextInt(4), 3 + random.nextInt(8), 3 + random.nextInt(8));
    };
  }

  private void pictureStep() {
    switch (random.nextInt(10)) {
      case 0 -> {
        if (random.nextInt(3) == 0) {
          int more = size.channels() + random.nextInt(4);
          add(
              "@Channels(" + more + ") ",
              "PadChannels",
              new Size(more, size.height(), size.width()));
        }
        pool();
      }
      case 1 -> {
        if (random.nextInt(3) == 0) {
          map();
        } else {
          join();
        }
      }
      case 2 -> gate();
      case 3, 4, 5 -> block();
      default -> {
        convolution();
        after();
      }
    }
  }

  /** A convolution with real or binary weights that fits where the drawing stands. */
  private void convolution() {
    while (true) {
      boolean binary = random.nextInt(3) > 0;
      Window w = window(new int[] {1, 2, 3, 3, 3, 5});
      boolean padded = random.nextInt(5) > 0;
      int filters = channels();
      Size next = size.convolved(filters, w, padded);
      if (next.isPossible() && next.count() <= 6000) {
        String adjective =
            "@Filters(value = %d, kernel = %s, stride = %s%s%s) "
                .formatted(
                    filters,
                    pair(w.y(), w.x()),
                    pair(w.strideY(), w.strideX()),
                    padded ? "" : ", padding = Padding.VALID",
                    bias());
        add((binary ? choice() : "") + adjective, binary ? "BinaryConv" : "Conv", next);
        return;
      }
    }
  }

  private void dense(int units) {
    boolean binary = random.nextInt(3) > 0;
    if (random.nextInt(8) == 0 && size.count() > 1) {
      add("@Squeeze(ratio = 2) ", "Dense", Size.vector(size.count() / 2));
    }
    add(
        (binary ? choice() : "") + "@Units(value = " + units + bias() + ") ",
        binary ? "BinaryDense" : "Dense",
        Size.vector(units));
  }

  /** What stands behind a layer with weights: norms, activations and pools in any order. */
  private void after() {
    for (int kind : new int[] {0, 1, 2, 3, 2, 4}) {
      if (random.nextInt(kind == 1 ? 4 : 10) < (kind == 1 ? 3 : 2)) {
        switch (kind) {
          case 1 -> add(random.nextInt(4) == 0 ? "@Momentum(0.5) " : "", "BatchNorm", size);
          case 2 -> add("", activation(), size);
          case 4 -> add("@Rate(0.2) ", "Dropout", size);
          default -> pool();
        }
      }
    }
  }

  private void pool() {
    if (size.isVector()) {
      return;
    }
    Window w = window(new int[] {1, 2, 2, 3, 4});
    boolean max = random.nextInt(3) > 0;
    boolean padded = !max || random.nextInt(4) > 0;
    Size next = max ? size.maxPooled(w, padded) : size.averaged(w);
    if (next.isPossible()) {
      String adjective =
          "@Window(value = %s, stride = %s%s) "
              .formatted(
                  pair(w.y(), w.x()),
                  pair(w.strideY(), w.strideX()),
                  padded ? "" : ", padding = Padding.VALID");
      add(adjective, max ? "MaxPool" : "AvgPool", next);
    }
  }

  /** Two branches from here, joined. */
  private void join() {
    String from = last;
    Size at = size;
    String noun = List.of("Add", "Multiply", "Concat").get(random.nextInt(3));
    int filters = random.nextInt(3) == 0 ? at.channels() : channels();
    branch(from, at, filters);
    String left = last;
    if (noun.equals("Add") && random.nextInt(3) == 0) {
      branch(from, at, filters);
      left += "\", \"" + last;
    }
    if (filters == at.channels() && !from.equals("input") && random.nextBoolean()) {
      add("@From({\"" + from + "\", \"" + left + "\"}) ", noun, joined(noun, at, at));
    } else {
      branch(from, at, noun.equals("Concat") ? channels() : filters);
      String adjective = "@From({\"" + left + "\", \"" + last + "\"}) ";
      add(adjective, noun, joined(noun, new Size(filters, at.height(), at.width()), size));
    }
  }

  private static Size joined(String noun, Size a, Size b) {
    return noun.equals("Concat") ? new Size(a.channels() + b.channels(), a.height(), a.width()) : a;
  }

  private void branch(String from, Size at, int filters) {
    boolean binary = random.nextInt(3) > 0;
    String adjectives =
        "@From(\"%s\") %s@Filters(value = %d, kernel = %d) "
            .formatted(from, binary ? choice() : "", filters, 1 + 2 * random.nextInt(3));
    add(adjectives, binary ? "BinaryConv" : "Conv", new Size(filters, at.height(), at.width()));
    if (random.nextBoolean()) {
      add("", "BatchNorm", size);
    }
  }

  /** A branch of one pixel that scales the channels of the picture. */
  private void gate() {
    if (last.equals("input")) {
      return;
    }
    String from = last;
    Size at = size;
    add("", "GlobalAvgPool", Size.vector(at.channels()));
    int ratio = 1 + random.nextInt(Math.min(4, at.channels()));
    add("@Squeeze(ratio = " + ratio + bias() + ") ", "Dense", Size.vector(at.channels() / ratio));
    add("", activation(), size);
    add("@Units(" + at.channels() + ") ", "Dense", Size.vector(at.channels()));
    add("", "Sigmoid", size);
    boolean pictureFirst = random.nextBoolean();
    String names = pictureFirst ? from + "\", \"" + last : last + "\", \"" + from;
    add("@From({\"" + names + "\"}) ", "Multiply", at);
  }

  /** The picture times the map of its magnitudes, or of others as large. */
  private void map() {
    if (last.equals("input")) {
      return;
    }
    String from = last;
    Size at = size;
    int k = 1 + 2 * random.nextInt(3);
    int y = signal ? 1 : k;
    add(
        "@Window(value = %s, stride = 1) ".formatted(pair(y, k)),
        "MagnitudeMap",
        new Size(1, at.height(), at.width()));
    String names = random.nextBoolean() ? from + "\", \"" + last : last + "\", \"" + from;
    add("@From({\"" + names + "\"}) ", "Multiply", at);
  }

  private void block() {
    Blocks.Use use = blocks.draw(size, Math.min(channels(), 70));
    add(use.adjectives(), use.type(), use.after());
  }

  private void flatten() {
    if (size.isVector()) {
      return;
    }
    switch (random.nextInt(3)) {
      case 0 -> add("", "GlobalAvgPool", Size.vector(size.channels()));
      case 1 -> add("", "Flatten", Size.vector(size.count()));
      default -> {} // dense layers read pictures as they are
    }
  }

  private void add(String adjectives, String noun, Size after) {
    last = noun.substring(0, 1).toLowerCase(Locale.ROOT) + noun.substring(1) + components.size();
    components.add(adjectives + noun + " " + last);
    size = after;
  }

  private Window window(int[] lengths) {
    int x = lengths[random.nextInt(lengths.length)];
    int y = signal ? 1 : random.nextInt(3) > 0 ? x : lengths[random.nextInt(lengths.length)];
    int strideX = 1 + Math.max(0, random.nextInt(4) - 1) % 3;
    int strideY = signal ? 1 : random.nextInt(3) > 0 ? strideX : 1 + random.nextInt(2);
    return new Window(y, x, strideY, strideX);
  }

  /** One number where one says the same. */
  private String pair(int y, int x) {
    boolean one = signal ? y == 1 : y == x;
    return one ? String.valueOf(x) : "{" + y + ", " + x + "}";
  }

  private int channels() {
    return switch (random.nextInt(6)) {
      case 0 -> edge();
      case 1 -> 13 + random.nextInt(30);
      default -> (random.nextInt(6) == 0 ? 1 : 3) + random.nextInt(12);
    };
  }

  private int edge() {
    return EDGES[random.nextInt(EDGES.length)];
  }

  private String choice() {
    return Binarization.draw(random, network).toString();
  }

  private String activation() {
    return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
  }

  private String bias() {
    return List.of("", "", ", bias = Bias.WITH", ", bias = Bias.WITHOUT").get(random.nextInt(4));
  }
}
