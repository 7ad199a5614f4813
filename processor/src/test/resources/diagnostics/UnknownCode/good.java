@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Rate(0.2) @Allow(value = "DropoutBeforeSign", reason = "Its noise is wanted.") Dropout drop,
    @Filters(4) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
