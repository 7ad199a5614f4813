@Network(input = {1, 8, 8})
@Binarize(inputs = CoupledTernary.class)
@Decouple
record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Filters(4) BinaryConv conv,
    BatchNorm norm2,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
