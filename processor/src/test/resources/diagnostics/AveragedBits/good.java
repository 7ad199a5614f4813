@Network(input = {3, 8, 8}, range = {0, 255})
@Encode(value = BitPlanes.class, levels = 8)
record Net(
    @Filters(8) BinaryConv conv,
    BatchNorm norm,
    @Window(2) AvgPool shrink,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
