@Network(input = {1, 8, 8})
@Binarize(inputs = CoupledTernary.class)
@Decouple
record Net(
    @Filters(4) Conv stem,
    Relu relu,
    @Filters(4) BinaryConv conv,
    BatchNorm norm,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
