@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    @From("stem") BatchNorm norm,
    @From("stem") Relu relu,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
