/** Bi-Real Net with 18 weighted layers (Liu et al. 2018, arXiv 1808.00278). */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record BiRealNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 4, out = 64) Unit stage1,
    @Stage(units = 4, out = 128, stride = 2) Unit stage2,
    @Stage(units = 4, out = 256, stride = 2) Unit stage3,
    @Stage(units = 4, out = 512, stride = 2) Unit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Bi-Real Net with 34 weighted layers. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record BiRealNet34(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) Unit stage1,
    @Stage(units = 8, out = 128, stride = 2) Unit stage2,
    @Stage(units = 12, out = 256, stride = 2) Unit stage3,
    @Stage(units = 6, out = 512, stride = 2) Unit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** One binary convolution with its own shortcut; the real-valued path is never cut. */
@Residual(shortcut = Downsample.class)
record Unit(@Filters(value = OUT, stride = STRIDE) BinaryConv conv, BatchNorm norm) {}

/** Halves the picture and changes its channels, in real numbers. */
@Sequential
record Downsample(
    @Window(STRIDE) AvgPool shrink, @Filters(value = OUT, kernel = 1) Conv mix, BatchNorm norm) {}
