@Network(input = {1, 8, 8}) record Net(
    @Filters(4) Conv stem,
    Add sum,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
