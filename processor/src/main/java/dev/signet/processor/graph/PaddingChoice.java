package dev.signet.processor.graph;

import dev.signet.processor.diag.Origin;

/**
 * A padding that was chosen for a layer, or is the default.
 *
 * @param name ZERO, ONE, MINUS_ONE or VALID
 * @param chosenAt where the choice was made, as in {@link Choice}
 * @param origin where it was made, for messages; none of a default
 */
public record PaddingChoice(String name, String chosenAt, Origin origin) {
  /** What convolutions do if nobody says otherwise. */
  public static final PaddingChoice DEFAULT = new PaddingChoice("ZERO", "default", Origin.none());

  /** Whether nothing is added around the picture. */
  public boolean isValid() {
    return name.equals("VALID");
  }

  /** What a padded tap holds. */
  public Binarization.Pad pad() {
    return isValid() ? Binarization.Pad.ZERO : Binarization.Pad.valueOf(name);
  }
}
