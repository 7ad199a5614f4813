@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm stemNorm,
    @Stage(out = 8) Unit stage,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@DenselyConnected record Unit(@Filters(OUT) BinaryConv conv) {}
