package dev.signet.dsl.block;

import static dev.signet.dsl.Param.OUT;
import static dev.signet.dsl.Param.STRIDE;

import dev.signet.dsl.BatchNorm;
import dev.signet.dsl.Bias;
import dev.signet.dsl.BinaryConv;
import dev.signet.dsl.Dense;
import dev.signet.dsl.Filters;
import dev.signet.dsl.From;
import dev.signet.dsl.GlobalAvgPool;
import dev.signet.dsl.Multiply;
import dev.signet.dsl.Residual;
import dev.signet.dsl.Squeeze;
import dev.signet.dsl.Units;
import dev.signet.dsl.activation.PRelu;
import dev.signet.dsl.activation.Relu;
import dev.signet.dsl.activation.Sigmoid;

/**
 * {@code x + PRelu(s * bconv(sign(BN(x))))}, where each channel's factor s is made of the input,
 * from the mean of what the sign takes the sign of: squeezed to an eighth of the channels, excited
 * to OUT (Martinez et al. 2020, "Training Binary Neural Networks with Real-to-Binary Convolutions",
 * arXiv 2003.11535; what the branch reads, and that it has no biases, by the Larq zoo). Inputs have
 * at least 8 channels. Because of s nothing behind the convolution folds into thresholds.
 */
@Residual(shortcut = Downsample.class)
public record RealToBinaryUnit(
    BatchNorm norm,
    @Filters(value = OUT, stride = STRIDE) BinaryConv conv,
    @From("norm") GlobalAvgPool average,
    @Squeeze(ratio = 8, bias = Bias.WITHOUT) Dense squeeze,
    Relu relu,
    @Units(value = OUT, bias = Bias.WITHOUT) Dense excite,
    Sigmoid gate,
    @From({"conv", "gate"}) Multiply scaled,
    PRelu activation) {}
