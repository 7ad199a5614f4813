package dev.signet.processor.graph;

import java.util.Set;

/** The words of Java that name nothing. */
public final class Keywords {
  private static final Set<String> ALL =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends final finally float for goto if implements import"
                  + " instanceof int interface long native new package private protected public return"
                  + " short static strictfp super switch synchronized this throw throws transient try"
                  + " void volatile while yield true false null _")
              .split(" "));

  private Keywords() {}

  /** Whether no variable can be called so. */
  public static boolean contains(String word) {
    return ALL.contains(word);
  }
}
