/** BinaryDenseNet with 28 layers of growth 64 (Bethge et al. 2019, arXiv 1906.08637). */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record BinaryDenseNet28(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) DenseUnit stage1,
    @Stage(out = 160) DenseTransition shrink1,
    @Stage(units = 6, out = 64) DenseUnit stage2,
    @Stage(out = 192) DenseTransition shrink2,
    @Stage(units = 6, out = 64) DenseUnit stage3,
    @Stage(out = 256) DenseTransition shrink3,
    @Stage(units = 5, out = 64) DenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** BinaryDenseNet with 37 layers of growth 64. */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record BinaryDenseNet37(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) DenseUnit stage1,
    @Stage(out = 128) DenseTransition shrink1,
    @Stage(units = 8, out = 64) DenseUnit stage2,
    @Stage(out = 192) DenseTransition shrink2,
    @Stage(units = 12, out = 64) DenseUnit stage3,
    @Stage(out = 256) DenseTransition shrink3,
    @Stage(units = 6, out = 64) DenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/**
 * 28 with half the growth and twice the layers; widths are those before, by 2.7, 2.7 and 2.2.
 */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record BinaryDenseNet51(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 12, out = 32) DenseUnit stage1,
    @Stage(out = 165) DenseTransition shrink1,
    @Stage(units = 12, out = 32) DenseUnit stage2,
    @Stage(out = 203) DenseTransition shrink2,
    @Stage(units = 12, out = 32) DenseUnit stage3,
    @Stage(out = 266) DenseTransition shrink3,
    @Stage(units = 10, out = 32) DenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** 37 with half the growth and twice the layers; widths are those before, by 3.3, 3.3 and 4. */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record BinaryDenseNet69(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 12, out = 32) DenseUnit stage1,
    @Stage(out = 135) DenseTransition shrink1,
    @Stage(units = 16, out = 32) DenseUnit stage2,
    @Stage(out = 196) DenseTransition shrink2,
    @Stage(units = 24, out = 32) DenseUnit stage3,
    @Stage(out = 241) DenseTransition shrink3,
    @Stage(units = 12, out = 32) DenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
