package dev.signet.training.data;

/** A set that never changes: its fingerprint is worked out once, when it is first asked for. */
abstract class Fingerprinted implements Dataset {
  private volatile String fingerprint;

  @Override
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(this);
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return Fingerprint.describe(this);
  }
}
