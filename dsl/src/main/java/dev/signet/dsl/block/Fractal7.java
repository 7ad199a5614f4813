package dev.signet.dsl.block;

import dev.signet.dsl.Stage;
import dev.signet.dsl.Sum;

/** The same of two {@link Fractal3}: M = 7, at most four binary convolutions in a row. */
@Sum
public record Fractal7(BinaryUnit side, @Stage(units = 2) Fractal3 path) {}
