@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Stage(units = 5, out = 4) Unit body,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Residual record Unit(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
