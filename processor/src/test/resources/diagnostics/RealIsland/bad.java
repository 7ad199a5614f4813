@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Filters(4) BinaryConv conv1,
    BatchNorm norm1,
    @Filters(4) Conv conv2,
    BatchNorm norm2,
    @Filters(4) BinaryConv conv3,
    BatchNorm norm3,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
