/** IGP-ResNet21(53): blocks of 3 convolutions. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record IgpResNet21(
    @Filters(value = 53, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 53) Fractal3 stage1,
    @Stage(out = 106, stride = 2) Downsample shrink1,
    @Stage(units = 2, out = 106) Fractal3 stage2,
    @Stage(out = 212, stride = 2) Downsample shrink2,
    @Stage(units = 2, out = 212) Fractal3 stage3,
    @Stage(out = 424, stride = 2) Downsample shrink3,
    @Stage(units = 2, out = 424) Fractal3 stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** IGP-ResNet37(41): blocks of 7 convolutions. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record IgpResNet37(
    @Filters(value = 41, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 41) Fractal7 stage1,
    @Stage(out = 82, stride = 2) Downsample shrink1,
    @Stage(units = 2, out = 82) Fractal7 stage2,
    @Stage(out = 164, stride = 2) Downsample shrink2,
    @Stage(units = 2, out = 164) Fractal7 stage3,
    @Stage(out = 328, stride = 2) Downsample shrink3,
    @Stage(units = 2, out = 328) Fractal7 stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** IGP-ResNet41(48): blocks of 7 convolutions, three of them in the third stage. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record IgpResNet41(
    @Filters(value = 48, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 48) Fractal7 stage1,
    @Stage(out = 96, stride = 2) Downsample shrink1,
    @Stage(units = 2, out = 96) Fractal7 stage2,
    @Stage(out = 192, stride = 2) Downsample shrink2,
    @Stage(units = 3, out = 192) Fractal7 stage3,
    @Stage(out = 384, stride = 2) Downsample shrink3,
    @Stage(units = 2, out = 384) Fractal7 stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** IGP-ResNet69(31): blocks of 15 convolutions. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record IgpResNet69(
    @Filters(value = 31, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 31) Fractal15 stage1,
    @Stage(out = 62, stride = 2) Downsample shrink1,
    @Stage(units = 2, out = 62) Fractal15 stage2,
    @Stage(out = 124, stride = 2) Downsample shrink2,
    @Stage(units = 2, out = 124) Fractal15 stage3,
    @Stage(out = 248, stride = 2) Downsample shrink3,
    @Stage(units = 2, out = 248) Fractal15 stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
