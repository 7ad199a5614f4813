@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    Block body,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
@Sequential record Block(BatchNorm norm) {}
