@Network(input = {1, 8, 8}) record Net(
    @Filters(10) Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
