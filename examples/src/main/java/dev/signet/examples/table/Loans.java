package dev.signet.examples.table;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A table of made-up loans from a seed: named columns, of which some cells are missing, and whether
 * each loan was paid back. The rule behind it is not linear: debt counts against income, savings
 * count only for tenants, and age counts on both sides.
 */
public final class Loans {
  /** The column that says how it ended. */
  public static final String LABEL = "outcome";

  /** The column of categories without an order. */
  public static final String HOUSING = "housing";

  /** The column of categories in {@link #educationOrder}. */
  public static final String EDUCATION = "education";

  private static final String[] HOMES = {"own", "rent", "family"};
  private static final String[] SCHOOLS = {"none", "school", "trade", "degree"};
  private static final double MISSING = 0.06;
  private static final double CHANCE = 0.55;

  private Loans() {}

  /** Educations from the least to the greatest. */
  public static String[] educationOrder() {
    return SCHOOLS.clone();
  }

  /** A CSV text with a header and {@code rows} rows. */
  public static String csv(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text =
        new StringBuilder(
            "income,debt,savings,age,years_employed,late_payments,shoe_size,"
                + "housing,education,outcome\n");
    for (int i = 0; i < rows; i++) {
      double income = 12 + 90 * square(random.nextDouble());
      double debt = 80 * square(random.nextDouble());
      double savings = 60 * square(random.nextDouble());
      int age = 18 + random.nextInt(60);
      int employed = random.nextInt(Math.min(30, age - 16));
      int late = (int) (6 * square(random.nextDouble()));
      int shoe = 36 + random.nextInt(11);
      String home = HOMES[random.nextInt(HOMES.length)];
      int school = random.nextInt(SCHOOLS.length);
      boolean paid =
          score(income, debt, savings, age, employed, late, home, school)
                  + CHANCE * (random.nextDouble() + random.nextDouble() - 1)
              > 0;
      append(text, random, String.format(Locale.ROOT, "%.1f", income));
      append(text, random, String.format(Locale.ROOT, "%.1f", debt));
      append(text, random, String.format(Locale.ROOT, "%.1f", savings));
      append(text, random, Integer.toString(age));
      append(text, random, Integer.toString(employed));
      append(text, random, Integer.toString(late));
      append(text, random, Integer.toString(shoe));
      append(text, random, home);
      append(text, random, SCHOOLS[school]);
      text.append(paid ? "paid" : "default").append('\n');
    }
    return text.toString();
  }

  private static double score(
      double income,
      double debt,
      double savings,
      int age,
      int employed,
      int late,
      String home,
      int school) {
    double burden = debt / income;
    double cushion = home.equals("rent") ? savings / 25 : 0.4;
    double prime = 1 - square((age - 45) / 22.0);
    double steady = employed >= 3 ? 0.4 : -0.4;
    return 0.3 - 1.1 * burden + 0.7 * cushion + 0.5 * prime + steady - 0.35 * late + 0.15 * school;
  }

  private static void append(StringBuilder text, SplittableRandom random, String cell) {
    text.append(random.nextDouble() < MISSING ? "" : cell).append(',');
  }

  private static double square(double x) {
    return x * x;
  }
}
