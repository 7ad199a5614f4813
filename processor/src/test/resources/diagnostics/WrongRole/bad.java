@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm stemNorm,
    @Filters(4) @Binarize(inputs = MagnitudeAwareSign.class) BinaryConv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
