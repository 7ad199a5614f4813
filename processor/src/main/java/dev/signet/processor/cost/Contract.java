package dev.signet.processor.cost;

import dev.signet.processor.diag.Origin;
import dev.signet.processor.diag.Problems;
import dev.signet.processor.op.ReadProblems;
import dev.signet.processor.scan.Declared.Adjective;
import dev.signet.processor.scan.Declared.Block;
import dev.signet.processor.scan.Declared.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The limits that {@code @Require} sets for what a network costs. */
public final class Contract {
  private static final int NAMED = 3;

  private final String network;
  private final List<Limit> limits = new ArrayList<>();

  /** One written value. */
  private record Limit(String name, Number value, Origin origin) {}

  private Contract(String network) {
    this.network = network;
  }

  /** Reads the limits of a network; values that make no sense are reported and do not hold. */
  public static Contract read(Block network, Problems problems) {
    Contract contract = new Contract(network.name());
    Adjective require = network.adjectives().get("Require");
    if (require != null) {
      require
          .values()
          .forEach((name, value) -> {
            if (value.written() && makesSense(name, value, problems)) {
              contract.limits.add(new Limit(name, (Number) value.content(), value.origin()));
            }
          });
    }
    return contract;
  }

  private static boolean makesSense(String name, Value value, Problems problems) {
    double number = ((Number) value.content()).doubleValue();
    boolean ratio = name.equals("minBinaryMacRatio");
    boolean fits = number >= 0 && (!ratio || number <= 1);
    if (!fits) {
      problems.report(
          ReadProblems.OUT_OF_RANGE,
          value.origin(),
          name
              + " is "
              + value.content()
              + ", but must be "
              + (ratio ? "between 0 and 1. Write a share." : "at least 0. Write a number of ")
              + (ratio ? "" : name.equals("maxMacs") ? "products." : "bytes."));
    }
    return fits;
  }

  /** Whether there is nothing to check. */
  public boolean isEmpty() {
    return limits.isEmpty();
  }

  /** Reports every limit that the sheet of a plan breaks. */
  public void check(CostSheet sheet, Problems problems) {
    for (Limit limit : limits) {
      said(limit, sheet)
          .ifPresent(text -> problems.report(LimitProblems.EXCEEDED, limit.origin(), text));
    }
  }

  private Optional<String> said(Limit limit, CostSheet sheet) {
    Executed executed = sheet.executed().orElseThrow();
    return switch (limit.name()) {
      case "maxModelBytes" ->
          above(limit, executed.modelBytes(), "stores", "bytes")
              .map(text -> text + tables(executed) + most(sheet, r -> run(r).modelBytes()));
      case "maxPeakActivationBytes" ->
          above(limit, executed.activationBytes(), "needs", "bytes of arrays for one pass")
              .map(text -> text + scratch(executed) + most(sheet, r -> run(r).bufferBytes()));
      case "maxMacs" ->
          above(limit, sheet.nominal().macs(), "multiplies", "times")
              .map(text -> text + most(sheet, r -> r.nominal().macs()));
      default -> tooReal(limit, sheet);
    };
  }

  private static Executed run(CostRow row) {
    return row.executed().orElse(Executed.NONE);
  }

  private Optional<String> above(Limit limit, long cost, String does, String unit) {
    long most = limit.value().longValue();
    return cost <= most
        ? Optional.empty()
        : Optional.of(
            network
                + " "
                + does
                + " "
                + number(cost)
                + " "
                + unit
                + ", "
                + number(cost - most)
                + " more than "
                + limit.name()
                + " = "
                + number(most)
                + " allows");
  }

  private static String tables(Executed executed) {
    return executed.tableBytes() == 0
        ? ""
        : "; up to "
            + number(executed.tableBytes())
            + " of them are tables, for activations that rise and fall between two signs";
  }

  private static String scratch(Executed executed) {
    return executed.scratchBytes() == 0
        ? ""
        : "; " + number(executed.scratchBytes()) + " of them are integers of the kernels";
  }

  private Optional<String> tooReal(Limit limit, CostSheet sheet) {
    Nominal n = sheet.nominal();
    double least = limit.value().doubleValue();
    long needed = (long) Math.ceil(least * n.macs());
    return n.binaryMacs() >= needed
        ? Optional.empty()
        : Optional.of(
            network
                + " has "
                + number(n.binaryMacs())
                + " binary of "
                + number(n.macs())
                + " products, "
                + number(needed - n.binaryMacs())
                + " fewer than minBinaryMacRatio = "
                + least
                + " asks for. Real are"
                + parts(sheet, r -> r.nominal().macs() - r.nominal().binaryMacs())
                + ". Binarize them, make them smaller, or lower the limit.");
  }

  private static String most(CostSheet sheet, ToLongFunction<CostRow> cost) {
    return ". Most are in" + parts(sheet, cost) + ". Make them smaller, or raise the limit.";
  }

  /** The rows that cost the most, and how much. */
  private static String parts(CostSheet sheet, ToLongFunction<CostRow> cost) {
    List<String> named =
        sheet.rows().stream()
            .filter(r -> cost.applyAsLong(r) > 0)
            .sorted(Comparator.comparingLong(cost).reversed())
            .limit(NAMED)
            .map(r -> " " + r.path() + " (" + number(cost.applyAsLong(r)) + ")")
            .toList();
    return named.isEmpty() ? " no layer" : String.join(",", named);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
