package dev.signet.tests.mutants;

import dev.signet.tests.mutants.Anatomy.Item;
import dev.signet.tests.mutants.Anatomy.Value;
import dev.signet.tests.mutants.Mutation.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Wrong numbers, and parameters where there are none. */
final class Numbers {
  static final List<Mutation> ALL =
      List.of(
          Mutation.ours("another number", Numbers::number),
          Mutation.ours("a number a little off", Numbers::off),
          Mutation.ours("a parameter for a number", Numbers::parameter),
          Mutation.ours("arithmetic on a parameter", Numbers::computed),
          Mutation.ours("another parameter", Numbers::other),
          Mutation.ours("another fraction", Numbers::fraction),
          Mutation.ours("an array of another length", Numbers::array));

  private static final String[] PARAMETERS = {"IN", "OUT", "WIDTH", "STRIDE"};

  private Numbers() {}

  /** Numbers that mean a size; how often a block is repeated is left small. */
  private static Optional<Value> drawn(Anatomy anatomy, Draw draw, Predicate<Item> items) {
    return draw.one(
        Mutation.values(anatomy).stream()
            .filter(v -> v.items().stream().anyMatch(items))
            .filter(v -> !v.word().equals("Network") || !v.key().equals("range"))
            .toList());
  }

  private static Optional<Change> replace(
      Anatomy anatomy, Draw draw, Predicate<Item> items, String text) {
    return drawn(anatomy, draw, items)
        .flatMap(v -> draw.one(v.items().stream().filter(items).toList()))
        .flatMap(item -> Change.replace(item.span(), text));
  }

  private static Optional<Change> number(Anatomy anatomy, Draw draw) {
    return drawn(anatomy, draw, Item::isWhole)
        .flatMap(value -> {
          boolean repeated = value.key().equals("units");
          String[] usual = {"0", "-1", "-7", "1", "2", "3", "7", "17", "31"};
          String[] large = {
            "97",
            "127",
            "1021",
            "65_536",
            "1_000_003",
            "100_000_000",
            "100_000_001",
            "Integer.MAX_VALUE",
            "Integer.MIN_VALUE",
            "-100_000_001",
            "0x7f",
            "'a'",
            "0b11"
          };
          String text = repeated || draw.once(2) ? draw.of(usual) : draw.of(large);
          Item item = draw.one(value.items().stream().filter(Item::isWhole).toList()).orElseThrow();
          return Change.replace(item.span(), text);
        });
  }

  private static Optional<Change> off(Anatomy anatomy, Draw draw) {
    return drawn(anatomy, draw, Item::isWhole)
        .flatMap(v -> draw.one(v.items().stream().filter(Item::isWhole).toList()))
        .flatMap(item -> {
          int number = Integer.parseInt(item.text().replace("_", ""));
          return Change.replace(item.span(), String.valueOf(number + draw.of(-2, -1, 1, 2)));
        });
  }

  private static Optional<Change> parameter(Anatomy anatomy, Draw draw) {
    return replace(anatomy, draw, Item::isWhole, param(draw));
  }

  private static Optional<Change> computed(Anatomy anatomy, Draw draw) {
    String text =
        draw.of(
            "2 * " + param(draw), param(draw) + " + 1", param(draw) + " / 2", "-" + param(draw));
    return replace(anatomy, draw, i -> i.isWhole() || isParameter(i), text);
  }

  private static Optional<Change> other(Anatomy anatomy, Draw draw) {
    String text = draw.once(3) ? draw.of("1", "0", "5", "16") : param(draw);
    return replace(anatomy, draw, Numbers::isParameter, text);
  }

  static boolean isParameter(Item item) {
    return item.text().matches("(Param\\.)?(IN|OUT|WIDTH|STRIDE)");
  }

  private static String param(Draw draw) {
    return Words.DSL + "Param." + draw.of(PARAMETERS);
  }

  private static Optional<Change> fraction(Anatomy anatomy, Draw draw) {
    String text =
        draw.of("0", "1", "-0.5", "1.5", "1e300", "0.0 / 0", "1 / 0.0", "0.999999", "0.5f");
    return replace(anatomy, draw, Item::isFraction, text);
  }

  private static Optional<Change> array(Anatomy anatomy, Draw draw) {
    return draw.one(
            Mutation.values(anatomy).stream()
                .filter(v ->
                    List.of("kernel", "stride", "input", "range").contains(v.key())
                        || v.word().equals("Window") && v.key().equals("value"))
                .filter(v -> !v.word().equals("Stage"))
                .toList())
        .flatMap(v ->
            Change.replace(
                v.span(), draw.of("{}", "{1}", "{2, 1}", "{1, 2, 3}", "{1, 1, 1, 1}", "{0, 255}")));
  }
}
