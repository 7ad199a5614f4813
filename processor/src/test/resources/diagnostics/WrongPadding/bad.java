@Network(input = {1, 8, 8}) record Net(
    @Filters(value = 4, padding = Padding.ONE) Conv conv,
    GlobalAvgPool average,
    @Units(10) Dense logits) {}
