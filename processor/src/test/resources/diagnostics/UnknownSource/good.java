@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    BatchNorm norm,
    @From({"stem", "norm"}) Add sum,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
