/** ResNet with 18 weighted layers and real weights (He et al. 2015, arXiv 1512.03385). */
@Network(input = {3, 224, 224})
record ResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) Basic stage1,
    @Stage(units = 2, out = 128, stride = 2) Basic stage2,
    @Stage(units = 2, out = 256, stride = 2) Basic stage3,
    @Stage(units = 2, out = 512, stride = 2) Basic stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** ResNet with 34 weighted layers and real weights. */
@Network(input = {3, 224, 224})
record ResNet34(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 3, out = 64) Basic stage1,
    @Stage(units = 4, out = 128, stride = 2) Basic stage2,
    @Stage(units = 6, out = 256, stride = 2) Basic stage3,
    @Stage(units = 3, out = 512, stride = 2) Basic stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Two convolutions and a shortcut over both. */
@Sequential
record Basic(@Stage(stride = STRIDE) TwoReal both, Relu relu) {}

@Residual(shortcut = Project.class)
record TwoReal(
    @Filters(value = OUT, stride = STRIDE) Conv conv1,
    BatchNorm norm1,
    Relu relu,
    @Filters(OUT) Conv conv2,
    BatchNorm norm2) {}

@Sequential
record Project(@Filters(value = OUT, kernel = 1, stride = STRIDE) Conv conv, BatchNorm norm) {}
