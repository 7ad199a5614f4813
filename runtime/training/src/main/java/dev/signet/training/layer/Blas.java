package dev.signet.training.layer;

import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;

/** Which library multiplies matrices: results may differ in their last bits between libraries. */
public final class Blas {
  private Blas() {}

  /** ND4J's backend and its BLAS, for the record of a run. */
  public static String description() {
    Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
    return "ND4J "
        + environment.getOrDefault("backend", "unknown")
        + ", BLAS "
        + environment.getOrDefault("blas.vendor", "unknown");
  }
}
