@Network(input = {3, 8, 8}, range = {0, 255})
@Encode(value = BitPlanes.class, levels = 8)
record Net(
    @Window(2) AvgPool shrink,
    @Filters(8) BinaryConv conv,
    BatchNorm norm,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
