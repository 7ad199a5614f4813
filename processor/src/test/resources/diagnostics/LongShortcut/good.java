@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @Stage(units = 4, out = 4) Block body,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Residual record Block(@Filters(OUT) BinaryConv conv, BatchNorm norm) {}
