/** ResNet18 with binary 1x1 convolutions in its shortcuts too: BNN, Trained Bin, CI-Net. */
@Network(input = {3, 224, 224})
record BinaryResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) Two stage1,
    @Stage(units = 2, out = 128, stride = 2) Two stage2,
    @Stage(units = 2, out = 256, stride = 2) Two stage3,
    @Stage(units = 2, out = 512, stride = 2) Two stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** XNOR-Net: the mean absolute weight of each filter is its factor (arXiv 1603.05279). */
@Network(input = {3, 224, 224})
@Binarize(scale = MeanAbs.class)
@Allow(value = "BiasBeforeNorm", reason = "Published so; its storage counts the factors.")
record XnorResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) Two stage1,
    @Stage(units = 2, out = 128, stride = 2) Two stage2,
    @Stage(units = 2, out = 256, stride = 2) Two stage3,
    @Stage(units = 2, out = 512, stride = 2) Two stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** XNOR-Net++, with one learned factor for each filter (arXiv 1909.13863). */
@Network(input = {3, 224, 224})
@Binarize(scale = LearnedScale.class)
@Allow(value = "BiasBeforeNorm", reason = "Published so; its storage counts the factors.")
record XnorPlusPlusResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) Two stage1,
    @Stage(units = 2, out = 128, stride = 2) Two stage2,
    @Stage(units = 2, out = 256, stride = 2) Two stage3,
    @Stage(units = 2, out = 512, stride = 2) Two stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Two binary convolutions and one shortcut over both, as ResNet has it. */
@Residual(shortcut = BinaryDownsample.class)
@Allow(value = "LongShortcut", reason = "Rows marked # keep ResNet's shortcut.")
record Two(
    @Filters(value = OUT, stride = STRIDE) BinaryConv conv1,
    BatchNorm norm1,
    @Filters(OUT) BinaryConv conv2,
    BatchNorm norm2) {}
