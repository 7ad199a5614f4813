@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    Relu relu,
    BatchNorm norm,
    @Filters(4) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
