package dev.signet.processor.published;

import dev.signet.processor.cost.CostSheet;
import dev.signet.processor.cost.Nominal;
import dev.signet.processor.paths.GradientPaths;
import dev.signet.processor.paths.GradientPaths.Layer;
import dev.signet.processor.paths.Paths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page of published costs and gradient paths, written from what the compiler counts. */
final class CostsPage {
  private static final Path TEXTS = Path.of("src/test/resources/published");

  private CostsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(read("costs.md"));
    page.append("\n| Table 1 | published Mbit / 10^9 | counted | reproduced | declared as |");
    page.append(" what it rests on |\n|---|---|---|---|---|---|\n");
    TableRow.ALL.forEach(row -> page.append(row(row)));
    page.append("\n").append(read("integers.md"));
    page.append("\n| network | binary weights | real weights | binary MACs | real MACs |");
    page.append(" bits | FLOPs |\n|---|---|---|---|---|---|---|\n");
    Networks.names().forEach(name -> page.append(integers(name)));
    page.append("\n").append(read("paths.md"));
    page.append("\n| block at 56 x 56 | 1st | 2nd | 3rd |\n|---|---|---|---|\n");
    PathBlock.ALL.forEach(block -> page.append(paths(block.name(), block.paths())));
    page.append("\n").append(read("loss.md"));
    page.append("\n| network | binary layers | longest path | to the loss | log2 of values |\n");
    page.append("|---|---|---|---|---|\n");
    Networks.names().forEach(name -> page.append(network(name)));
    return page.toString();
  }

  private static String row(TableRow row) {
    long flops64 = row.nominal().flops64();
    return cells(
        row.rows(),
        row.mbit() + " / " + row.flops(),
        TableRow.mbit(row.countedBits(), 3) + " / " + TableRow.flops(flops64, 5),
        reproduced(row),
        row.network(),
        row.note());
  }

  private static String reproduced(TableRow row) {
    if (row.storage() && row.operations()) {
      return "yes";
    }
    return row.operations() ? "operations yes, storage **no**" : "**no**";
  }

  private static String integers(String network) {
    Nominal n = CostSheet.nominal(Networks.graph(network)).nominal();
    String flops =
        n.flops64() % Nominal.BITS_PER_FLOP == 0
            ? number(n.flops64() / Nominal.BITS_PER_FLOP)
            : number(n.flops64()) + " / 64";
    return cells(
        network,
        number(n.binaryWeights()),
        number(n.realWeights()),
        number(n.binaryMacs()),
        number(n.realMacs() - n.classifierMacs()),
        number(n.storageBits()),
        flops);
  }

  private static String paths(String name, Paths paths) {
    return cells(name, path(paths, 1), path(paths, 2), path(paths, 3));
  }

  private static String path(Paths paths, int n) {
    return paths
        .nth(n)
        .map(p -> "(" + p.length() + ", " + PathBlock.millions(p.macs()) + ")")
        .orElse("");
  }

  private static String network(String name) {
    GradientPaths found = GradientPaths.of(Networks.graph(name));
    List<Layer> layers = found.layers();
    List<Paths.Path> all = found.network().paths();
    return cells(
        name,
        number(layers.size()),
        number(all.get(all.size() - 1).length()),
        layers.isEmpty() ? "" : range(layers.stream().mapToLong(Layer::toLoss).toArray()),
        layers.stream().allMatch(l -> l.log2Values().isPresent()) && !layers.isEmpty()
            ? range(
                layers.stream().mapToLong(l -> Math.round(l.log2Values().getAsDouble())).toArray())
            : "");
  }

  private static String range(long[] numbers) {
    long least = Arrays.stream(numbers).min().orElseThrow();
    long greatest = Arrays.stream(numbers).max().orElseThrow();
    return least == greatest ? number(least) : number(least) + " to " + number(greatest);
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String read(String name) {
    try {
      return Files.readString(TEXTS.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
