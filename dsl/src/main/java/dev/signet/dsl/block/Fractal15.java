package dev.signet.dsl.block;

import dev.signet.dsl.Stage;
import dev.signet.dsl.Sum;

/** The same of two {@link Fractal7}: M = 15, at most eight binary convolutions in a row. */
@Sum
public record Fractal15(BinaryUnit side, @Stage(units = 2) Fractal7 path) {}
