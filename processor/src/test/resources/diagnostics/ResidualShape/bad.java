@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Stage(out = 8) Unit stage,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
