@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm stemNorm,
    @Filters(value = 4) @Binarize(inputs = UnitStep.class) BinaryConv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
