/** IGP-DenseNet51(53), with the widths between stages of BinaryDenseNet51. */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record IgpDenseNet51(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 53) IgpDenseUnit stage1,
    @Stage(out = 165) DenseTransition shrink1,
    @Stage(units = 6, out = 53) IgpDenseUnit stage2,
    @Stage(out = 203) DenseTransition shrink2,
    @Stage(units = 6, out = 53) IgpDenseUnit stage3,
    @Stage(out = 266) DenseTransition shrink3,
    @Stage(units = 5, out = 53) IgpDenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** IGP-DenseNet69(48), with the widths between stages of BinaryDenseNet69. */
@Network(input = {3, 224, 224})
@Binarize(inputs = WideSteSign.class, weights = WideSteSign.class)
record IgpDenseNet69(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 48) IgpDenseUnit stage1,
    @Stage(out = 135) DenseTransition shrink1,
    @Stage(units = 8, out = 48) IgpDenseUnit stage2,
    @Stage(out = 196) DenseTransition shrink2,
    @Stage(units = 12, out = 48) IgpDenseUnit stage3,
    @Stage(out = 241) DenseTransition shrink3,
    @Stage(units = 6, out = 48) IgpDenseUnit stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
