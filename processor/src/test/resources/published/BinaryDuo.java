/** VGG-7 with binary activations and real weights, the baseline of BinaryDuo (arXiv 2002.06517). */
@Network(input = {3, 32, 32})
@Binarize(inputs = UnitStep.class, weights = Real.class)
record BinaryVgg7(
    @Filters(64) Conv conv1,
    BatchNorm norm1,
    @Filters(64) BinaryConv conv2,
    @Window(2) MaxPool pool2,
    BatchNorm norm2,
    @Filters(128) BinaryConv conv3,
    @Window(2) MaxPool pool3,
    BatchNorm norm3,
    @Filters(128) BinaryConv conv4,
    @Window(2) MaxPool pool4,
    BatchNorm norm4,
    @Units(512) BinaryDense dense5,
    BatchNorm norm5,
    @Units(512) BinaryDense dense6,
    BatchNorm norm6,
    Relu relu,
    @Units(value = 10, bias = Bias.WITHOUT) Dense logits) {}

/** BinaryDuo's VGG-7, coupled: narrower layers of ternary inputs. */
@Network(input = {3, 32, 32})
@Binarize(inputs = CoupledTernary.class, weights = Real.class)
@Decouple
record CoupledVgg7(
    @Filters(45) Conv conv1,
    BatchNorm norm1,
    @Filters(45) BinaryConv conv2,
    @Window(2) MaxPool pool2,
    BatchNorm norm2,
    @Filters(90) BinaryConv conv3,
    @Window(2) MaxPool pool3,
    BatchNorm norm3,
    @Filters(90) BinaryConv conv4,
    @Window(2) MaxPool pool4,
    BatchNorm norm4,
    @Units(336) BinaryDense dense5,
    BatchNorm norm5,
    @Units(512) BinaryDense dense6,
    BatchNorm norm6,
    Relu relu,
    @Units(value = 10, bias = Bias.WITHOUT) Dense logits) {}

/** AlexNet with binary activations and weights, one scale a layer, the baseline of BinaryDuo. */
@Network(input = {3, 227, 227})
@Binarize(inputs = UnitStep.class, weights = LayerMagnitudeSign.class, source = UnclippedLatent.class)
@Allow(value = "NoIdentityPath", reason = "AlexNet has no shortcuts.")
record BinaryAlexNet(
    @Filters(value = 96, kernel = 11, stride = 4, padding = Padding.VALID) Conv conv1,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool1,
    BatchNorm norm1,
    @Filters(value = 256, kernel = 5) BinaryConv conv2,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool2,
    BatchNorm norm2,
    @Filters(384) BinaryConv conv3,
    BatchNorm norm3,
    @Filters(384) BinaryConv conv4,
    BatchNorm norm4,
    @Filters(256) BinaryConv conv5,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool5,
    BatchNorm norm5,
    @Units(4096) BinaryDense dense6,
    BatchNorm norm6,
    @Units(4096) BinaryDense dense7,
    BatchNorm norm7,
    Relu relu,
    @Units(value = 1000, bias = Bias.WITHOUT) Dense logits) {}

/** BinaryDuo's AlexNet, coupled; it drops channels with 0.1 besides, which this does not. */
@Network(input = {3, 227, 227})
@Binarize(inputs = CoupledTernary.class, weights = LayerMagnitudeSign.class, source = UnclippedLatent.class)
@Decouple
@Allow(value = "NoIdentityPath", reason = "AlexNet has no shortcuts.")
record CoupledAlexNet(
    @Filters(value = 88, kernel = 11, stride = 4, padding = Padding.VALID) Conv conv1,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool1,
    BatchNorm norm1,
    @Filters(value = 192, kernel = 5) BinaryConv conv2,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool2,
    BatchNorm norm2,
    @Filters(256) BinaryConv conv3,
    BatchNorm norm3,
    @Filters(256) BinaryConv conv4,
    BatchNorm norm4,
    @Filters(192) BinaryConv conv5,
    @Window(value = 3, stride = 2, padding = Padding.VALID) MaxPool pool5,
    BatchNorm norm5,
    @Units(2400) BinaryDense dense6,
    BatchNorm norm6,
    @Units(4096) BinaryDense dense7,
    BatchNorm norm7,
    Relu relu,
    @Units(value = 1000, bias = Bias.WITHOUT) Dense logits) {}

/** BinaryDuo's ResNet-18 with a shortcut for every convolution, coupled. */
@Network(input = {3, 224, 224})
@Binarize(inputs = CoupledTernary.class, weights = LayerMagnitudeSign.class, source = UnclippedLatent.class)
@Decouple
record CoupledResNet18(
    @Filters(value = 64, kernel = 7, stride = 2) Conv stem,
    BatchNorm stemNorm,
    Relu stemRelu,
    @Window(value = 3, stride = 2) MaxPool pool,
    BatchNorm norm,
    @Stage(units = 4, out = 64) BiRealUnit stage1,
    @Stage(units = 4, out = 90, stride = 2) BiRealUnit stage2,
    @Stage(units = 4, out = 180, stride = 2) BiRealUnit stage3,
    @Stage(units = 3, out = 360, stride = 2) BiRealUnit stage4,
    @Stage(units = 1, out = 512) LastDuoUnit last,
    Relu relu,
    GlobalAvgPool average,
    @Units(1000) Dense logits) {}

/** The last unit keeps the baseline's width: what is behind it is real. */
@Residual(shortcut = ZeroChannels.class)
record LastDuoUnit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}

/** A shortcut to more channels that learns nothing. */
@Sequential
record ZeroChannels(@Channels(OUT) PadChannels pad) {}
