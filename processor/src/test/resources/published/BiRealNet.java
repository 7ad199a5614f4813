/** Bi-Real Net with 18 weighted layers (Liu et al. 2018, arXiv 1808.00278). */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record BiRealNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 4, out = 64) BiRealUnit stage1,
    @Stage(units = 4, out = 128, stride = 2) BiRealUnit stage2,
    @Stage(units = 4, out = 256, stride = 2) BiRealUnit stage3,
    @Stage(units = 4, out = 512, stride = 2) BiRealUnit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** Bi-Real Net with 34 weighted layers. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record BiRealNet34(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 6, out = 64) BiRealUnit stage1,
    @Stage(units = 8, out = 128, stride = 2) BiRealUnit stage2,
    @Stage(units = 12, out = 256, stride = 2) BiRealUnit stage3,
    @Stage(units = 6, out = 512, stride = 2) BiRealUnit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** EBi-Real: another identity over each two units, which changes no path and no cost. */
@Network(input = {3, 224, 224})
@Binarize(inputs = ApproxSign.class, weights = MagnitudeAwareSign.class)
record EBiRealNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 2, out = 64) EBiRealBlock stage1,
    @Stage(units = 2, out = 128, stride = 2) BiRealUnit shrink2,
    @Stage(out = 128) EBiRealBlock stage2,
    @Stage(units = 2, out = 256, stride = 2) BiRealUnit shrink3,
    @Stage(out = 256) EBiRealBlock stage3,
    @Stage(units = 2, out = 512, stride = 2) BiRealUnit shrink4,
    @Stage(out = 512) EBiRealBlock stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
