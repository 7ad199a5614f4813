@Network(input = {16}) record Net(
    @Units(32) @Binarize(inputs = Real.class) BinaryDense hidden,
    BatchNorm norm,
    @Units(10) Dense logits) {}
