package dev.signet.tests.random;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws blocks of every kind, as records nested in the network. */
final class Blocks {
  private final RandomGenerator random;
  private final Binarization network;
  private final StringBuilder text = new StringBuilder();
  private int count;

  Blocks(RandomGenerator random, Binarization network) {
    this.random = random;
    this.network = network;
  }

  /** A block as a component uses it. */
  record Use(String adjectives, String type, Size after) {}

  /** The records drawn so far. */
  String text() {
    return text.toString();
  }

  /** Draws a block that takes a value of this size, and its use. */
  Use draw(Size size, int out) {
    Binarization site = Binarization.draw(random, network);
    Binarization outer = site.within(network);
    Binarization own = Binarization.draw(random, outer);
    Inside inside = new Inside(own.toString(), own.within(outer));
    int units = 1 + random.nextInt(3);
    int stride = 1 + random.nextInt(2);
    Size staged = new Size(out, (size.height() - 1) / stride + 1, (size.width() - 1) / stride + 1);
    String stage = "@Stage(units = " + units + ", out = " + out + ", stride = " + stride + ") ";
    return switch (random.nextInt(7)) {
      case 0 ->
          new Use(
              site + "@Stage(units = " + units + ", out = " + out + ") ",
              growth(inside),
              new Size(size.channels() + units * out, size.height(), size.width()));
      case 1 -> new Use(site + stage, twoWays(inside), staged);
      case 2 -> new Use(site + stage, sum(inside), staged);
      case 3 ->
          new Use(
              site + stage.replace("stride", "width = " + (1 + random.nextInt(9)) + ", stride"),
              bottleneck(inside),
              staged);
      case 5 -> new Use(site.toString(), identitySum(inside), size);
      case 4 -> new Use(site + stage, out < 8 ? unit(inside) : "Gated", staged);
      default -> new Use(site + stage, unit(inside), staged);
    };
  }

  /** What a block says of itself, and the choice that holds inside it. */
  private record Inside(String annotation, Binarization holds) {}

  private String unit(Inside inside) {
    String shrink = declare(new Inside("", inside.holds()), "@Sequential", "Shrink", shrink());
    return declare(
        inside,
        "@Residual(shortcut = " + shrink + ".class)",
        "Unit",
        List.of(convolution(inside, "OUT", true, "conv"), "BatchNorm norm", activation()));
  }

  private String growth(Inside inside) {
    return declare(
        inside,
        "@DenselyConnected",
        "Growth",
        random.nextBoolean()
            ? List.of("BatchNorm norm", convolution(inside, "OUT", false, "conv"))
            : List.of(convolution(inside, "OUT", false, "conv"), "BatchNorm norm"));
  }

  private String twoWays(Inside inside) {
    String join = random.nextBoolean() ? "Add" : "Multiply";
    return declare(
        inside,
        "@Sequential",
        "TwoWays",
        List.of(
            convolution(inside, "OUT", true, "wide"),
            "@From(\"input\") " + convolution(inside, "OUT", true, "point"),
            "@From({\"wide\", \"point\"}) " + join + " both"));
  }

  /** Branches added: a real one, a binary one, and where shapes allow a stage of two units. */
  private String sum(Inside inside) {
    String path =
        declare(
            new Inside("", inside.holds()),
            "@Sequential",
            "Path",
            List.of(convolution(inside, "OUT", true, "conv"), "BatchNorm norm"));
    return declare(
        inside,
        "@Sum",
        "Branches",
        List.of(
            "@Filters(value = OUT, stride = STRIDE) Conv side",
            convolution(inside, "OUT", true, "binary"),
            "@Stage(units = 2, stride = STRIDE) " + path + " path"));
  }

  /** The input itself and two branches, all of its shape. */
  private String identitySum(Inside inside) {
    String unit =
        declare(
            new Inside("", inside.holds()),
            "@Residual",
            "Same",
            List.of(convolution(inside, "IN", false, "conv"), activation()));
    return declare(
        inside,
        "@Sum(identity = true)",
        "Around",
        List.of(
            "@Filters(value = IN, kernel = 1) Conv side", "@Stage(units = 2) " + unit + " path"));
  }

  private String bottleneck(Inside inside) {
    String shrink = declare(new Inside("", inside.holds()), "@Sequential", "Shrink", shrink());
    return declare(
        inside,
        "@Residual(shortcut = " + shrink + ".class)",
        "Bottleneck",
        List.of(
            convolution(inside, "WIDTH", false, "narrow"),
            "BatchNorm norm1",
            convolution(inside, "WIDTH", true, "middle"),
            "BatchNorm norm2",
            convolution(inside, "OUT", false, "wide"),
            "BatchNorm norm3"));
  }

  private List<String> shrink() {
    return List.of(
        "@Window(STRIDE) AvgPool pool", "@Filters(value = OUT, kernel = 1) Conv project");
  }

  private String convolution(Inside inside, String filters, boolean strided, String name) {
    Binarization own = Binarization.draw(random, inside.holds());
    return own
        + "@Filters(value = %s, kernel = %d%s) BinaryConv %s"
            .formatted(
                filters, 1 + 2 * random.nextInt(3), strided ? ", stride = STRIDE" : "", name);
  }

  private String activation() {
    return List.of("HardTanh act", "RPRelu act", "PRelu act", "Shift act").get(random.nextInt(4));
  }

  private String declare(Inside inside, String join, String name, List<String> components) {
    String unique = name + ++count;
    text.append("\n  %s\n  %srecord %s(\n".formatted(join, inside.annotation(), unique));
    text.append("      ").append(String.join(",\n      ", components)).append(") {}\n");
    return unique;
  }
}
