package dev.signet.dsl;

/**
 * How large the inputs of a binary convolution are, a picture of one channel: the mean absolute
 * value over the channels of every pixel, then the mean of these over each {@link Window}, pixels
 * outside the picture counting as zeros. With the window and the stride of the convolution it is
 * the map K of XNOR-Net (Rastegari et al. 2016, arXiv 1603.05279), by which {@link Multiply} scales
 * the sums:
 *
 * <pre>{@code
 * @Residual
 * record Unit(
 *     BatchNorm norm,
 *     @Filters(OUT) BinaryConv conv,
 *     @From("norm") @Window(value = 3, stride = 1) MagnitudeMap map,
 *     @From({"conv", "map"}) Multiply scaled) {}
 * }</pre>
 *
 * <p>It pads {@code window / 2} on both sides, as a convolution does, or not at all ({@link
 * Padding#VALID}). Its gradient is that of the formula, 0 at a value of 0; the paper does not say
 * whether it takes K as a constant. The map depends on the picture, so that it stays in the packed
 * model, in floats, and nothing behind the product folds into thresholds.
 */
public interface MagnitudeMap extends Layer {}
