package dev.signet.dsl.block;

import dev.signet.dsl.Stage;
import dev.signet.dsl.Sum;

/**
 * The block of IGP-ResNet with M = 3 binary convolutions of OUT channels: {@code x + A(x) + B1(x) +
 * B2(x + B1(x))}, which is {@code A(x) + G(G(x))} with {@code G(x) = x + U(x)} (Zhu et al.; that
 * branches are summed and that every unit has an identity is inferred from the paper's tables).
 * Size and channels stay: put a {@link Downsample} before the first block of a stage.
 *
 * <p>Each larger block is the same of the one before it: {@code @Sum record Fractal31(BinaryUnit
 * side, @Stage(units = 2) Fractal15 path) {}}.
 */
@Sum
public record Fractal3(BinaryUnit side, @Stage(units = 2) BiRealUnit path) {}
