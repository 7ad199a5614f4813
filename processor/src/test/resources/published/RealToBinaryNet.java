/** Real-to-Binary of the shape of ResNet-18 (Martinez et al. 2020, arXiv 2003.11535). */
@Network(input = {3, 224, 224})
record RealToBinaryNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm norm,
    Relu relu,
    @Window(value = 3, stride = 2) MaxPool pool,
    @Stage(units = 4, out = 64) RealToBinaryUnit stage1,
    @Stage(units = 4, out = 128, stride = 2) RealToBinaryUnit stage2,
    @Stage(units = 4, out = 256, stride = 2) RealToBinaryUnit stage3,
    @Stage(units = 4, out = 512, stride = 2) RealToBinaryUnit stage4,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}
