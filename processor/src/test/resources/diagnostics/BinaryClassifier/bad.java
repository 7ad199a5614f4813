@Network(input = {16}) record Net(
    @Units(32) Dense hidden,
    BatchNorm norm,
    @Units(10) BinaryDense logits) {}
