package dev.signet.dsl.block;

import dev.signet.dsl.Residual;
import dev.signet.dsl.Stage;

/**
 * Two {@link BiRealUnit}s and a further identity over both: EBi-Real of Zhu et al., whose point is
 * that it gains nothing, as its gradient paths are those of Bi-Real. Size and channels stay: where
 * they change there is no identity to add, and two {@link BiRealUnit}s are the whole block.
 */
@Residual
public record EBiRealBlock(@Stage(units = 2) BiRealUnit pair) {}
