/** IGP-DenseNet51(53), with the widths between stages of BinaryDenseNet51. */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record IgpDenseNet51(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 53) Pair stage1,
    @Stage(out = 165) Transition shrink1,
    @Stage(units = 6, out = 53) Pair stage2,
    @Stage(out = 203) Transition shrink2,
    @Stage(units = 6, out = 53) Pair stage3,
    @Stage(out = 266) Transition shrink3,
    @Stage(units = 5, out = 53) Pair stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** IGP-DenseNet69(48), with the widths between stages of BinaryDenseNet69. */
@Network(input = {3, 224, 224})
@Binarize(inputs = Clips.Wide.class, weights = Clips.Wide.class)
record IgpDenseNet69(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 48) Pair stage1,
    @Stage(out = 135) Transition shrink1,
    @Stage(units = 8, out = 48) Pair stage2,
    @Stage(out = 196) Transition shrink2,
    @Stage(units = 12, out = 48) Pair stage3,
    @Stage(out = 241) Transition shrink3,
    @Stage(units = 6, out = 48) Pair stage4,
    BatchNorm lastNorm,
    Relu lastRelu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Puts OUT channels behind x: A(x) + B2(B1(x)). */
@DenselyConnected
record Pair(Both both) {}

@Sum
record Both(Grow side, Twice path) {}

@Sequential
record Twice(Grow first, Grow second) {}

@Sequential
record Grow(BatchNorm norm, @Filters(OUT) BinaryConv conv) {}
