@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Filters(4) @Binarize(weights = SteSign.class, source = UnclippedLatent.class) BinaryConv conv,
    BatchNorm last,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
