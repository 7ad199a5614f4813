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

/** The same decoupled: two binary inputs for each ternary one, as many parameters as the baseline. */
@Network(input = {3, 32, 32})
@Binarize(inputs = UnitStep.class, weights = Real.class)
record DecoupledVgg7(
    @Filters(45) Conv conv1,
    @From({"conv1", "conv1"}) Concat both1,
    BatchNorm norm1,
    @Filters(45) BinaryConv conv2,
    @Window(2) MaxPool pool2,
    @From({"pool2", "pool2"}) Concat both2,
    BatchNorm norm2,
    @Filters(90) BinaryConv conv3,
    @Window(2) MaxPool pool3,
    @From({"pool3", "pool3"}) Concat both3,
    BatchNorm norm3,
    @Filters(90) BinaryConv conv4,
    @Window(2) MaxPool pool4,
    @From({"pool4", "pool4"}) Concat both4,
    BatchNorm norm4,
    @Units(336) BinaryDense dense5,
    @From({"dense5", "dense5"}) Concat both5,
    BatchNorm norm5,
    @Units(512) BinaryDense dense6,
    BatchNorm norm6,
    Relu relu,
    @Units(value = 10, bias = Bias.WITHOUT) Dense logits) {}
