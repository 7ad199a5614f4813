/** ReActNet of the shape of ResNet-18 (Liu et al. 2020, arXiv 2003.03488). */
@Network(input = {3, 224, 224})
@Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
record ReActNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 4, out = 64) ReActUnit stage1,
    @Stage(units = 4, out = 128, stride = 2) ReActUnit stage2,
    @Stage(units = 4, out = 256, stride = 2) ReActUnit stage3,
    @Stage(units = 4, out = 512, stride = 2) ReActUnit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** ReActNet-A, of the shape of MobileNet, by the authors' code. */
@Network(input = {3, 224, 224})
@Binarize(inputs = RSign.class, weights = MagnitudeAwareSign.class)
record ReActNetA(
    @Filters(value = 32, stride = 2) Conv stem,
    BatchNorm norm,
    ReActDoubling stage64,
    @Stage(stride = 2) ReActDoubling shrink128,
    ReActBlock stage128,
    @Stage(stride = 2) ReActDoubling shrink256,
    ReActBlock stage256,
    @Stage(stride = 2) ReActDoubling shrink512,
    @Stage(units = 5) ReActBlock stage512,
    @Stage(stride = 2) ReActDoubling shrink1024,
    ReActBlock stage1024,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
