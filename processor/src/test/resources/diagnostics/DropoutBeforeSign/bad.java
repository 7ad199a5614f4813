@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Rate(0.2) Dropout drop,
    @Filters(4) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
